using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>
/// Ensures that a step loses no rows if the database cannot count them. Compares the schema before and after the step, within its
/// transaction, so that a table or column dropped by plain SQL is detected like one dropped by an expression. Not detected: an object that
/// was dropped and created again under the same name, and rows that a cascade or a REPLACE deletes.
/// </summary>
internal sealed class DataLossGuard
{
    private readonly IDatabaseSession _session;
    private readonly RowCounter _rows;
    private readonly SchemaSnapshot _before;
    private readonly HashSet<TableName> _filled;

    private DataLossGuard(IDatabaseSession session, IDatabase database)
    {
        _session = session;
        _rows = new RowCounter(session, database);
        _before = session.ReadSchema();
        _filled = _before.Tables.Select(table => table.Name).Where(session.HasRows).ToHashSet(_before.Names);
    }

    /// <summary>Records which tables exist and which have rows.</summary>
    public static DataLossGuard Look(IDatabaseSession session, IDatabase database) => new(session, database);

    /// <summary>Compares with the current schema.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.DataLoss"/>. The transaction has been rolled back, so that the
    /// rows could be counted.</exception>
    public void Check(PreparedStep step, IReadOnlyList<IMigrationExpression> expressions)
    {
        var after = _session.ReadSchema();
        var gone = _before
            .Tables.Where(table => _filled.Contains(table.Name))
            .SelectMany(table => Gone(table, after.Find(Renames.Table(expressions, table.Name, _before.Names)), expressions))
            .ToList();
        if (gone.Count == 0)
            return;
        _session.Rollback();
        throw DataLossErrors.WouldLose(
            $"{(step.Direction == StepDirection.Down ? "Undoing" : "Applying")} {step.Name}",
            [.. gone.Select(loss => loss with { Rows = _rows.Count(loss with { Column = null }).Rows })]
        );
    }

    private IEnumerable<DeletedRows> Gone(TableShape before, TableShape? now, IReadOnlyList<IMigrationExpression> expressions) =>
        now is null
            ? [new DeletedRows(before.Name, null, 0, DeletionCause.Table)]
            : before
                .Columns.Where(column => now.Column(Renames.Column(expressions, before.Name, column.Name, _before.Names)) is null)
                .Select(column => new DeletedRows(before.Name, column.Name, 0, DeletionCause.Column));
}
