using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Options that extensions of FluentMigrator for other products, or a later FluentMigrator, add to an expression. An option that affects
/// what a table or an index is must not be ignored. An option of a column (such as the first number of an identity) is ignored with a
/// warning, and so is <c>Clustered()</c>, which FluentMigrator's own version table uses: where an index is stored affects no result.
/// </summary>
internal static class UnknownOptions
{
    /// <param name="what">The table or index, for the error.</param>
    /// <param name="features">Its options.</param>
    /// <exception cref="DatabaseOperationNotSupportedException">There is such an option.</exception>
    public static void Refuse(string what, IEnumerable<string> features)
    {
        if (features.FirstOrDefault() is { } feature)
            throw new OperationRefusedException(
                $"{what}: SQLite has no option '{feature}'",
                "leave it out, or write the statement with Execute.Sql"
            );
    }

    /// <summary>Refuses options of tables; FluentMigrator 8.0.1 has none.</summary>
    /// <exception cref="DatabaseOperationNotSupportedException">The table has an option.</exception>
    public static void Refuse(CreateTableExpression table)
    {
        if (table is ISupportAdditionalFeatures { AdditionalFeatures: { } features })
            Refuse($"Table {table.TableName}", features.Keys);
    }

    /// <returns>A warning for each ignored option.</returns>
    public static IEnumerable<string> LeftOut(IReadOnlyList<IMigrationExpression> step)
    {
        foreach (var index in step.OfType<CreateIndexExpression>().Where(create => create.Index.IsClustered))
            yield return $"Clustered() of index {index.Index.Name} is ignored: SQLite has no clustered indexes.";
        foreach (var (table, column) in step.SelectMany(Columns))
        {
            foreach (var feature in column.AdditionalFeatures.Keys)
                yield return $"The option '{feature}' of column {column.Name} of table {table} is ignored: SQLite has no such option.";
        }
    }

    private static IEnumerable<(string Table, ColumnDefinition Column)> Columns(IMigrationExpression expression) =>
        expression switch
        {
            CreateTableExpression create => create.Columns.Select(column => (create.TableName, column)),
            CreateColumnExpression create => [(create.TableName, create.Column)],
            AlterColumnExpression alter => [(alter.TableName, alter.Column)],
            _ => [],
        };
}
