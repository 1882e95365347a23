using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.History;

/// <summary>Finds missing parts of the history.</summary>
internal sealed class HistoryInspection(
    IDatabase database,
    MigrationHistory history,
    VersionTable table,
    HistoryMirror? mirror,
    MigrationLog? log
)
{
    /// <summary>The columns, indexes and tables that an existing history lacks; empty if there is no version table.</summary>
    /// <param name="session">The database.</param>
    /// <param name="versions">The rows of the version table.</param>
    public IReadOnlyList<HistoryGap> FindGaps(IDatabaseSession session, IReadOnlyList<long> versions)
    {
        var collector = session.NewCollector();
        if (!history.Exists(session))
            return [];
        var gaps = table.Gaps(collector, session.ReadSchema().Find(table.Name), versions.Distinct().Count() < versions.Count).ToList();
        if (log is null)
            return gaps;
        return collector.HasTable(log.Name)
            ? [.. gaps, .. log.Gaps(collector)]
            : [.. gaps, new HistoryGap($"the log {log.Name} is missing", log.Table)];
    }

    /// <summary>
    /// The triggers that update the mirror and differ from the expected ones, as expected and as found (null if missing).
    /// </summary>
    public IReadOnlyList<(TriggerShape Expected, TriggerShape? Found)> FindTriggerFaults(IDatabaseSession session)
    {
        if (mirror is null || database.Scratch is null || !history.Exists(session))
            return [];
        using var scratch = database.OpenScratch();
        scratch.Begin();
        history.EnsureCreated(scratch);
        scratch.Commit();
        var found = session.ReadTriggers();
        return
        [
            .. scratch
                .ReadTriggers()
                .Select(expected => (expected, found.FirstOrDefault(trigger => trigger.IsSame(expected, database.Names))))
                .Where(pair => pair.Item2 is null || Normalize(pair.Item2.Sql) != Normalize(pair.expected.Sql)),
        ];
    }

    /// <summary>Creates missing or different triggers again, and updates the mirror. Runs within the caller's transaction.</summary>
    public void RestoreMirror(IDatabaseSession session)
    {
        foreach (var (_, found) in FindTriggerFaults(session))
        {
            if (found is not null)
                session.Execute(database.Scripter!.Drop(found));
        }

        session.Execute(new SqlCommand(mirror!.EnsureSql));
    }

    /// <summary>Adds what is missing. Runs within the caller's transaction.</summary>
    public static void Fill(IDatabaseSession session, MigrationExpressionBase addition)
    {
        var collector = session.NewCollector();
        addition.ExecuteWith(collector);
        foreach (var command in collector.Take())
            session.Execute(command);
    }

    /// <summary>Records a version as applied or as not applied. Runs within the caller's transaction.</summary>
    public void Settle(IDatabaseSession session, long version, bool isApplied, string? description)
    {
        if (isApplied && !history.Contains(session, version))
            session.Execute(history.Row(version, description));
        else if (!isApplied)
            session.Execute(history.RowRemoval(version));
        history.Log.Write(
            session,
            version,
            StepDirections.Repair,
            isApplied ? StepOutcomes.Applied : StepOutcomes.NotApplied,
            history.Start()
        );
    }

    private static string Normalize(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
