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
    private readonly HashSet<string> _renamed;
    private readonly HashSet<string> _renamedBySql;
    private bool _mayHaveRenamedAny;
    private bool _hasOthers;

    private PlainSqlForecast(IEqualityComparer<string> names) =>
        (_renamed, _renamedBySql) = (new HashSet<string>(names), new HashSet<string>(names));

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
        var forecast = new PlainSqlForecast(database.Names.Parts);
        if (session.ChangeCounters is not { } counters)
            return forecast;
        var collector = session.NewCollector();
        var (renames, now) = (Renames.Of(expressions), new LossForecast(session, database, expressions));
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
                    .Where(one => forecast.MayBeAnother(one, () => now.Exists(Renames.NameBefore(renames, index, one, database.Names))));
                forecast.See(expression, dropped);
            }
        }

        return forecast;
    }

    private void See(string statement, StatementForecast seen)
    {
        switch (seen.Act)
        {
            case StatementAct.Drops when _mayHaveRenamedAny || _renamed.Overlaps(seen.Names) || (!seen.IsKnown && _hasOthers):
                Unknown ??= statement;
                break;
            case StatementAct.Drops:
                _losses.AddRange(seen.Losses);
                break;
            case StatementAct.Renames:
                _renamed.UnionWith(seen.Names);
                _renamedBySql.UnionWith(seen.Names);
                _mayHaveRenamedAny |= seen.Names.Count == 0;
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
        _renamed.UnionWith(
            expression switch
            {
                RenameTableExpression table => [table.OldName, table.NewName],
                RenameColumnExpression column => [column.TableName, column.OldName, column.NewName],
                AlterSchemaExpression table => [table.TableName],
                _ => Array.Empty<string>(),
            }
        );
        _mayHaveRenamedAny |= expression is PerformDBOperationExpression;
    }

    /// <summary>What operations have renamed themselves is known.</summary>
    private bool MayBeAnother(DeletedRows dropped, Func<bool> exists) =>
        _mayHaveRenamedAny
        || _renamedBySql.Contains(dropped.Table.Name)
        || (dropped.Column is { } column && _renamedBySql.Contains(column))
        || (_hasOthers && !exists());
}
