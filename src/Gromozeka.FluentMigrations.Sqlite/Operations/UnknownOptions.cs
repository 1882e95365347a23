using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Options that extensions of FluentMigrator for other products, or a later FluentMigrator, put on an expression. One that decides what a
/// table or an index is must not be left out. One on a column (the first number of an identity, say) is left out with a warning, and so is
/// <c>Clustered()</c>, which FluentMigrator's own version table has: where an index is stored changes no result.
/// </summary>
internal static class UnknownOptions
{
    /// <param name="what">The table or index, as an error names it.</param>
    /// <param name="features">Its options.</param>
    /// <exception cref="DatabaseOperationNotSupportedException">There is one.</exception>
    public static void Refuse(string what, IEnumerable<string> features)
    {
        if (features.FirstOrDefault() is { } feature)
            throw new OperationRefusedException(
                $"{what}: SQLite has no option '{feature}'",
                "leave it out, or write the statement with Execute.Sql"
            );
    }

    /// <summary>FluentMigrator 8.0.1 has no options of tables.</summary>
    /// <exception cref="DatabaseOperationNotSupportedException">The table has one.</exception>
    public static void Refuse(CreateTableExpression table)
    {
        if (table is ISupportAdditionalFeatures { AdditionalFeatures: { } features })
            Refuse($"Table {table.TableName}", features.Keys);
    }

    /// <returns>A warning for each that is left out.</returns>
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
