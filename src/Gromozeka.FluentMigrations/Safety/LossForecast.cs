using FluentMigrator.Expressions;
using FluentMigrator.Generation;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>
/// Foresees what steps would lose, from what they say that they drop, so that a refusal or a warning comes before the first of them. What
/// they do not say is noticed by <see cref="DataLossGuard"/>, in a step that goes down.
/// </summary>
internal static class LossForecast
{
    /// <summary>So many tables at most are looked for one by one.</summary>
    private const int Few = 10;

    /// <summary>The tables and columns with rows that will be dropped.</summary>
    /// <param name="session">The database, as it is before the first operation.</param>
    /// <param name="quoter">How names are written.</param>
    /// <param name="expressions">All operations that lie ahead, in order.</param>
    public static IReadOnlyList<Loss> Of(IDatabaseSession session, IQuoter quoter, IReadOnlyList<IMigrationExpression> expressions)
    {
        var dropped = Dropped(session, quoter, expressions);
        if (dropped.Count == 0)
            return [];
        var names = dropped.Count > Few ? session.ReadTableNames().ToHashSet(session.NameComparer) : null;
        var rows = new RowCounter(session, quoter);
        return [.. dropped.Where(loss => Exists(session, names, loss)).Select(rows.Count).Where(loss => loss.Rows > 0)];
    }

    /// <summary>
    /// Whether <see cref="Of"/> tells everything that operations can lose: they change nothing but what they name, and what they drop is a
    /// table or a column of the database itself, by the name that it has there. A virtual table, for one, takes other tables with it.
    /// </summary>
    /// <param name="session">The database, as it is before the first operation.</param>
    /// <param name="quoter">How names are written.</param>
    /// <param name="expressions">The operations.</param>
    public static bool TellsAll(IDatabaseSession session, IQuoter quoter, IReadOnlyList<IMigrationExpression> expressions) =>
        SchemaOnly.Is(expressions)
        && !expressions.Any(expression => expression is RenameTableExpression or RenameColumnExpression || Schema(expression).Length > 0)
        && Dropped(session, quoter, expressions).All(loss => Exists(session, null, loss));

    private static bool Exists(IDatabaseSession session, HashSet<string>? names, Loss loss) => loss.Column is { } column
        ? session.ReadTable(loss.Table)?.Column(column) is not null
        : names?.Contains(loss.Table) ?? session.HasTable(loss.Table);

    /// <summary>The tables and columns that operations say they drop, by the names that these have before the first operation.</summary>
    private static IReadOnlyList<Loss> Dropped(IDatabaseSession session, IQuoter quoter, IReadOnlyList<IMigrationExpression> expressions)
    {
        var renames = Renames.Of(expressions);
        return [.. expressions.SelectMany((expression, index) => Dropped(quoter, expression).Select(loss => Renames.NameBefore(renames, index, loss, session.NameComparer))).Distinct()];
    }

    private static IEnumerable<Loss> Dropped(IQuoter quoter, IMigrationExpression expression) => expression switch
    {
        DeleteTableExpression table => [new Loss(quoter.UnQuote(table.TableName), null, 0)],
        DeleteColumnExpression columns => columns.ColumnNames.Select(column => new Loss(quoter.UnQuote(columns.TableName), quoter.UnQuote(column), 0)),
        _ => [],
    };

    private static string Schema(IMigrationExpression expression) => expression switch
    {
        DeleteTableExpression table => table.SchemaName ?? "",
        DeleteColumnExpression columns => columns.SchemaName ?? "",
        _ => "",
    };
}
