using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>Triggers that a step created.</summary>
internal sealed class CreatedTriggers(SqliteSession session)
{
    private readonly Compilation _compilation = new(session);

    /// <returns>An error if a trigger cannot work; a warning if it may work on another connection or after later changes; neither if it
    /// works.</returns>
    public (string? Fault, string? Warning) Judge(Dependent trigger)
    {
        if (_compilation.Faults(trigger).Fault is null || Alone(trigger) is not { Fault: { } fault, QuotedFault: var quotedFault })
            return default;
        // This is a fault of the table and its foreign key.
        if (fault.StartsWith("foreign key mismatch", StringComparison.Ordinal))
            return default;
        if (quotedFault is null)
        {
            return QuotedTexts.AreAllowed(session.Connection)
                ? default
                : (null, $"{trigger.Description} cannot be compiled where strings in double quotes are not allowed: {fault}");
        }

        if (quotedFault.StartsWith("no such function", StringComparison.Ordinal))
            return (null, $"{trigger.Description} cannot be compiled here: {quotedFault}");
        var view = trigger with { Type = "view", Name = trigger.Table };
        return IsView(view) && _compilation.Faults(view).QuotedFault is not null
            ? (null, $"{trigger.Description} cannot be compiled: {quotedFault}")
            : ($"{trigger.Description} ({quotedFault})", null);
    }

    /// <summary>
    /// One statement may fire several triggers, and SQLite does not say which of them it cannot compile, so the others are dropped
    /// temporarily.
    /// </summary>
    private (string? Fault, string? QuotedFault) Alone(Dependent trigger)
    {
        var others = new Dependents(session)
            .ReadAll()
            .Where(one =>
                one.Type == "trigger"
                && one.Key != trigger.Key
                && Names.Same(one.Schema, trigger.Schema)
                && Names.Same(one.Table, trigger.Table)
            )
            .ToList();
        if (others.Count == 0)
            return _compilation.Faults(trigger);
        session.Run("SAVEPOINT gromozeka_alone");
        try
        {
            foreach (var other in others)
                session.Run($"DROP TRIGGER {SqliteQuoter.ExactTable(other.Name, other.Schema)}");
            return new Compilation(session).Faults(trigger);
        }
        finally
        {
            session.Run("ROLLBACK TO gromozeka_alone; RELEASE gromozeka_alone");
        }
    }

    private bool IsView(Dependent view) =>
        session.Number("SELECT count(*) FROM pragma_table_list(@p0) WHERE schema = @p1 AND type = 'view'", view.Name, view.Schema) > 0;
}
