using FluentMigrator.Expressions;
using FluentMigrator.Generation;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>
/// Foresees what steps would lose, from what they say that they drop, so that a refusal or a warning comes before the first of them. What
/// only plain SQL drops is noticed by <see cref="DataLossGuard"/>, in a step that goes down.
/// </summary>
internal static class LossForecast
{
    /// <summary>The tables and columns with rows that will be dropped.</summary>
    /// <param name="session">The database, as it is before the first operation.</param>
    /// <param name="quoter">How names are written.</param>
    /// <param name="expressions">All operations that lie ahead, in order.</param>
    public static IReadOnlyList<Loss> Of(IDatabaseSession session, IQuoter quoter, IReadOnlyList<IMigrationExpression> expressions)
    {
        var dropped = Dropped(expressions);
        if (dropped.Count == 0)
            return [];
        var schema = session.ReadSchema();
        var rows = new RowCounter(session, quoter);
        return [.. dropped.Where(loss => Exists(schema, loss)).Select(rows.Count).Where(loss => loss.Rows > 0)];
    }

    /// <summary>The tables and columns that operations say they drop, by the names that these have before the first operation.</summary>
    public static IReadOnlyList<Loss> Dropped(IReadOnlyList<IMigrationExpression> expressions) =>
    [
        .. expressions.SelectMany((expression, index) => Dropped(expression).Select(loss => Renames.NameBefore(expressions, index, loss))).Distinct(),
    ];

    private static IEnumerable<Loss> Dropped(IMigrationExpression expression) => expression switch
    {
        DeleteTableExpression table => [new Loss(table.TableName, null, 0)],
        DeleteColumnExpression columns => columns.ColumnNames.Select(column => new Loss(columns.TableName, column, 0)),
        _ => [],
    };

    private static bool Exists(SchemaSnapshot schema, Loss loss) =>
        schema.Find(loss.Table) is { } table && (loss.Column is null || table.Column(loss.Column) is not null);
}
