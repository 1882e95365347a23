using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.Diagnosis;

/// <summary>Checks the database, its location, and the processes that use it.</summary>
internal static class DatabaseChecks
{
    /// <param name="workspace">The database, and the migrations.</param>
    /// <param name="refusal">The error with which the next run would end; null if none is known.</param>
    public static IEnumerable<CheckNode> Of(Workspace workspace, MigrationException? refusal)
    {
        var database = workspace.Database;
        var inspection = database.Find<IDatabaseInspection>();
        var refused = refusal?.Code;
        yield return new CheckNode("database", database.Name, true, null);
        foreach (var check in inspection?.CheckPlace() ?? [])
            yield return Node(check) with
            {
                Error = check.Refusal == refused ? refused : null,
            };
        // Problems of the migrations are reported elsewhere, and do not matter here.
        if (
            workspace.Options.Backup is not null
            && database.Backup is not null
            && new BackupManager(database, workspace.Options).FindWriteObstacle() is { } obstacle
        )
            yield return new CheckNode("backups", $"a run that creates one would be refused: {obstacle.Why} ({obstacle.Code})", false, null)
            {
                Error = refused == obstacle.Code ? refused : null,
            };
        foreach (var check in Content(workspace, database, inspection))
            yield return check;
        if (inspection?.CheckWriters() is { } writers)
            yield return Node(writers);
    }

    private static CheckNode Node(DatabaseCheck check) => new(check.Name, check.Value, check.IsGood, null);

    private static List<CheckNode> Content(Workspace workspace, IDatabase database, IDatabaseInspection? inspection)
    {
        try
        {
            using var session = database.Open(SessionAccess.Read);
            var product = (inspection?.CheckProduct(session) ?? []).Select(Node).ToList();
            if (session.IsNew)
                return product;
            // A product without a check of its own says nothing here.
            if (session.Find<IIntegrityCheck>() is null)
                return [.. product, Version(workspace)];
            var integrity = session.CheckIntegrity();
            return
            [
                .. product,
                new CheckNode("integrity", integrity.Damage ?? "no damage found", integrity.Damage is null, null)
                {
                    Error = integrity.Damage is null ? null : ErrorCodes.Corrupt,
                },
                .. integrity.Unchecked.Select(part => new CheckNode("not checked", part, false, null)),
                .. integrity.BrokenRows.Select(rows => new CheckNode("constraint", rows, false, null)),
                Version(workspace),
            ];
        }
        catch (Exception cause) when ((cause as MigrationException ?? database.Explain(cause, Errors.Untouched)) is { } error)
        {
            return [Failed("content", error)];
        }
    }

    private static CheckNode Version(Workspace workspace)
    {
        try
        {
            return new CheckNode("version", Format.Number(workspace.Manager.GetCurrentVersion()), true, null);
        }
        catch (MigrationException error)
        {
            // A problem of the program does not mean that the database cannot be read.
            return Failed("version", error) with { Error = IsOfProgram(error) ? null : error.Code };
        }
    }

    private static bool IsOfProgram(MigrationException error) => error.Code.Id.StartsWith("GM1", StringComparison.Ordinal);

    private static CheckNode Failed(string name, MigrationException error) =>
        new(name, $"{error.Code} {error.What} {error.Why}", false, null) { Error = error.Code };
}
