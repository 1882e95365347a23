using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>
/// Predicts what the plain SQL of a step would drop, for a step that cannot be rolled back. Each statement is looked at in the database as
/// it is before the step, so that a drop after a rename is unknown: another table may have the name by then.
/// </summary>
internal sealed class PlainSqlForecast
{
    private readonly List<DeletedRows> _losses = [];
    private bool _hasRenamed;
    private bool _hasRenamedBySql;
    private bool _hasOthers;

    private PlainSqlForecast() { }

    /// <summary>The tables and columns with rows that it would drop.</summary>
    public IReadOnlyList<DeletedRows> Losses => [.. _losses.Distinct()];

    /// <summary>The first operation that drops something unknown; null if there is none.</summary>
    public string? Unknown { get; private set; }

    /// <summary>Looks at the operations of a step. Runs none of them.</summary>
    /// <param name="session">The database before the first operation.</param>
    /// <param name="database">How names are written and compared.</param>
    /// <param name="expressions">The operations, in order.</param>
    public static PlainSqlForecast Of(IDatabaseSession session, IDatabase database, IReadOnlyList<IMigrationExpression> expressions)
    {
        var forecast = new PlainSqlForecast();
        if (session.ChangeCounters is not { } counters)
            return forecast;
        var collector = session.NewCollector();
        var renames = Renames.Of(expressions);
        foreach (var (expression, index) in expressions.Select((expression, index) => (expression, index)))
        {
            if (expression is ExecuteSqlStatementExpression or ExecuteSqlScriptExpression or ExecuteEmbeddedSqlScriptExpression)
            {
                expression.ExecuteWith(collector);
                foreach (var statement in collector.Take().OfType<SqlCommand>())
                    forecast.See(statement.Sql, counters.Foresee(statement.Sql));
            }
            else
            {
                var dropped = LossForecast
                    .Dropped(database.Quoter, expression)
                    .Where(one => forecast.MayBeAnother(() => Exists(session, Renames.NameBefore(renames, index, one, database.Names))));
                forecast.See(expression, dropped);
            }
        }

        return forecast;
    }

    private void See(string statement, StatementForecast seen)
    {
        switch (seen.Act)
        {
            case StatementAct.Drops when _hasRenamed || (!seen.IsKnown && _hasOthers):
                Unknown ??= statement;
                break;
            case StatementAct.Drops:
                _losses.AddRange(seen.Losses);
                break;
            case StatementAct.Renames:
                _hasRenamed = _hasRenamedBySql = true;
                break;
            case StatementAct.Attaches:
                _hasOthers = true;
                break;
            default:
                break;
        }
    }

    private void See(IMigrationExpression expression, IEnumerable<DeletedRows> unknown)
    {
        foreach (var dropped in unknown)
            Unknown ??= dropped.Column is null ? $"Delete.Table({dropped.Table})" : $"Delete.Column({dropped.Table}.{dropped.Column})";
        _hasRenamed |= expression is RenameTableExpression or RenameColumnExpression or AlterSchemaExpression;
        _hasOthers |= expression is PerformDBOperationExpression;
    }

    /// <summary>What operations have renamed themselves is known.</summary>
    private bool MayBeAnother(Func<bool> exists) => _hasRenamedBySql || (_hasOthers && !exists());

    private static bool Exists(IDatabaseSession session, DeletedRows dropped) =>
        dropped.Column is { } column ? session.ReadTable(dropped.Table)?.Column(column) is not null : session.HasTable(dropped.Table);
}
