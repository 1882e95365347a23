using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Insert.IntoTable: values are parameters, and rows of the same form are one prepared statement.</summary>
internal static class InsertRows
{
    public static IEnumerable<DatabaseCommand> Commands(InsertDataExpression expression)
    {
        var table = SqliteQuoter.Instance.QuoteTableName(expression.TableName, expression.SchemaName);
        string? sql = null;
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in expression.Rows)
        {
            var parameters = new List<object?>();
            var statement = Statement(table, row, parameters);
            // A row without parameters is a statement of its own: it cannot be told from the next by its values.
            if (sql is not null && (statement != sql || parameters.Count == 0))
            {
                yield return new SqlCommand(sql) { Rows = rows };
                rows = [];
            }

            sql = statement;
            if (parameters.Count > 0)
                rows.Add(parameters);
        }

        if (sql is not null)
            yield return new SqlCommand(sql) { Rows = rows };
    }

    private static string Statement(string table, InsertionDataDefinition row, List<object?> parameters)
    {
        if (row.Count == 0)
            return $"INSERT INTO {table} DEFAULT VALUES";
        var columns = ColumnClause.Names(row.Select(value => value.Key));
        var values = row.Select(value => Value(value.Value, parameters));
        return $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", values)})";
    }

    /// <summary>A parameter; or the text itself of what is SQL.</summary>
    internal static string Value(object? value, List<object?> parameters)
    {
        if (value is RawSql or SystemMethods)
            return SqliteLiteral.Of(value);
        parameters.Add(SqliteStorage.Convert(value));
        return $"@p{parameters.Count - 1}";
    }
}
