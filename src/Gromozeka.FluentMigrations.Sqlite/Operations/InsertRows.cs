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
        InsertionDataDefinition? first = null;
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var row in expression.Rows)
        {
            var parameters = Parameters(row);
            // A row without parameters is a statement of its own: it cannot be told from the next by its values.
            if (first is not null && (parameters.Length == 0 || !HaveOneForm(first, row)))
            {
                yield return new SqlCommand(Statement(table, first)) { Rows = rows };
                (first, rows) = (null, []);
            }

            first ??= row;
            if (parameters.Length > 0)
                rows.Add(parameters);
        }

        if (first is not null)
            yield return new SqlCommand(Statement(table, first)) { Rows = rows };
    }

    private static string Statement(string table, InsertionDataDefinition row)
    {
        if (row.Count == 0)
            return $"INSERT INTO {table} DEFAULT VALUES";
        var columns = ColumnClause.Names(row.Select(value => value.Key));
        var parameters = new List<object?>();
        var values = row.Select(value => Value(value.Value, parameters));
        return $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", values)})";
    }

    private static object?[] Parameters(InsertionDataDefinition row)
    {
        var parameters = new object?[row.Count];
        var count = 0;
        foreach (var (_, value) in row)
        {
            if (!IsSql(value))
                parameters[count++] = SqliteStorage.Convert(value);
        }

        return count == parameters.Length ? parameters : parameters[..count];
    }

    /// <summary>Whether two rows are inserted by the same statement. There may be millions, so that it is not written for each.</summary>
    private static bool HaveOneForm(InsertionDataDefinition one, InsertionDataDefinition other)
    {
        if (one.Count != other.Count)
            return false;
        for (var index = 0; index < one.Count; index++)
        {
            var (first, second) = (one[index].Value, other[index].Value);
            if (one[index].Key != other[index].Key || IsSql(first) != IsSql(second) || IsSql(first) && SqliteLiteral.Of(first) != SqliteLiteral.Of(second))
                return false;
        }

        return true;
    }

    private static bool IsSql(object? value) => value is RawSql or SystemMethods;

    /// <summary>A parameter; or the text itself of what is SQL.</summary>
    internal static string Value(object? value, List<object?> parameters)
    {
        if (IsSql(value))
            return SqliteLiteral.Of(value);
        parameters.Add(SqliteStorage.Convert(value));
        return $"@p{parameters.Count - 1}";
    }
}
