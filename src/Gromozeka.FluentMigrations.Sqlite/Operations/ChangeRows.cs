using FluentMigrator;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Update.Table and Delete.FromTable: values and criteria are parameters. Without the name of a column, <c>RawSql</c> is a whole
/// assignment or criterion, as in FluentMigrator.
/// </summary>
internal static class ChangeRows
{
    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    public static SqlCommand Update(UpdateDataExpression expression, SqliteQuoter values)
    {
        var parameters = new List<object?>();
        var assignments = expression.Set.Select(pair =>
            (pair.Key.Length == 0 ? "" : $"{Quoter.QuoteColumnName(pair.Key)} = ") + InsertRows.Value(pair.Value, parameters, values)
        );
        var sql = $"UPDATE {Quoter.QuoteTableName(expression.TableName, expression.SchemaName)} SET {string.Join(", ", assignments)}";
        if (!expression.IsAllRows)
            sql += " WHERE " + Where(expression.Where, parameters, values);
        return Command(sql, parameters);
    }

    public static IEnumerable<DatabaseCommand> Delete(DeleteDataExpression expression, SqliteQuoter values)
    {
        var sql = $"DELETE FROM {Quoter.QuoteTableName(expression.TableName, expression.SchemaName)}";
        if (expression.IsAllRows)
            return [new SqlCommand(sql)];
        return expression.Rows.Select(row =>
        {
            var parameters = new List<object?>();
            return Command($"{sql} WHERE {Where(row, parameters, values)}", parameters);
        });
    }

    private static string Where(IEnumerable<KeyValuePair<string, object>> criteria, List<object?> parameters, SqliteQuoter values) =>
        string.Join(
            " AND ",
            criteria.Select(pair =>
                pair is { Key: "", Value: RawSql whole }
                    ? whole.Value
                    : Criterion(Quoter.QuoteColumnName(pair.Key), pair.Value, parameters, values)
            )
        );

    private static string Criterion(string column, object? value, List<object?> parameters, SqliteQuoter values) =>
        value switch
        {
            null or DBNull => $"{column} IS NULL",
            RawSql sql => column + RawCriterion.Of(sql.Value),
            _ when NumberCriterion.Literal(value) is { } number =>
                $"({column} = {InsertRows.Value(value, parameters, values)} OR {column} = {number})",
            _ => $"{column} = {InsertRows.Value(value, parameters, values)}",
        };

    private static SqlCommand Command(string sql, List<object?> parameters) =>
        new(sql) { Rows = parameters.Count == 0 ? [] : [parameters] };
}
