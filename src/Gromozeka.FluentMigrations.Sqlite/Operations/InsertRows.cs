using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Insert.IntoTable: values are parameters, and rows of the same form share one prepared statement.</summary>
internal static class InsertRows
{
    public static IEnumerable<DatabaseCommand> Commands(InsertDataExpression expression, SqliteQuoter values)
    {
        var table = SqliteQuoter.Instance.QuoteTableName(expression.TableName, expression.SchemaName);
        var rows = expression.Rows;
        for (var from = 0; from < rows.Count; )
        {
            var parameters = Parameters(rows[from], values).Length;
            var next = from + 1;
            // A row without parameters is a statement of its own, because its values do not distinguish it from the next row.
            // Each value is also stored once here and forgotten, so that one that cannot be stored is refused before anything runs.
            while (next < rows.Count && parameters > 0 && HaveOneForm(rows[from], rows[next], values))
                CheckStored(rows[next++], values);
            yield return new SqlCommand(Statement(table, rows[from], values))
            {
                Rows = parameters > 0 ? new StoredRows(rows, from, next - from, values) : [],
                InsertsInto = expression.TableName,
            };
            from = next;
        }
    }

    private static string Statement(string table, InsertionDataDefinition row, SqliteQuoter values)
    {
        if (row.Count == 0)
            return $"INSERT INTO {table} DEFAULT VALUES";
        var columns = ColumnClause.Names(row.Select(value => value.Key));
        var parameters = new List<object?>();
        return $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", row.Select(value => Value(value.Value, parameters, values)))})";
    }

    /// <summary>The values of a row as they are stored, without those that are SQL.</summary>
    internal static object?[] Parameters(InsertionDataDefinition row, SqliteQuoter values)
    {
        var parameters = new object?[row.Count];
        var count = 0;
        foreach (var (_, value) in row)
        {
            if (!IsSql(value))
                parameters[count++] = values.Store(value);
        }

        return count == parameters.Length ? parameters : parameters[..count];
    }

    private static void CheckStored(InsertionDataDefinition row, SqliteQuoter values)
    {
        foreach (var (_, value) in row)
        {
            if (!IsSql(value))
                values.Store(value);
        }
    }

    /// <summary>
    /// Whether two rows are inserted by the same statement. Compared without writing the statement, because there may be millions of rows.
    /// </summary>
    private static bool HaveOneForm(InsertionDataDefinition one, InsertionDataDefinition other, SqliteQuoter values)
    {
        if (one.Count != other.Count)
            return false;
        for (var index = 0; index < one.Count; index++)
        {
            var (first, second) = (one[index].Value, other[index].Value);
            if (
                one[index].Key != other[index].Key
                || IsSql(first) != IsSql(second)
                || IsSql(first) && values.QuoteValue(first) != values.QuoteValue(second)
            )
                return false;
        }

        return true;
    }

    private static bool IsSql(object? value) => value is RawSql or SystemMethods;

    /// <summary>A parameter, or the text itself if the value is SQL.</summary>
    internal static string Value(object? value, List<object?> parameters, SqliteQuoter values)
    {
        if (IsSql(value))
            return values.QuoteValue(value);
        parameters.Add(values.Store(value));
        return $"@p{parameters.Count - 1}";
    }
}
