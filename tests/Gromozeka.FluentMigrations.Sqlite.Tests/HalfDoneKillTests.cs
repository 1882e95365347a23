using System.Diagnostics;
using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite.Victim.Pieces;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>A process that is killed in the middle of a migration without a transaction.</summary>
public class HalfDoneKillTests
{
    [Fact]
    public void Start_WhileAndAfterAStepWithoutTransactionIsAtWork_TellsTheTwoApart()
    {
        using var bench = new Workbench("CREATE TABLE app (id INTEGER)");
        using var victim = StartVictim(bench);

        // Alive: a run to wait for.
        MigrationException waiting;
        try
        {
            waiting = Assert.Throws<MigrationException>(() => Manager(bench).Migrate());
        }
        finally
        {
            victim.Kill();
            victim.WaitForExit();
        }

        // Dead: a step to look at.
        var halfDone = Assert.Throws<MigrationException>(() => Manager(bench).Migrate());
        Assert.Equal((ErrorCodes.LockTimeout, ErrorCodes.HalfDone), (waiting.Code, halfDone.Code));
        Assert.Contains("migration 1, going up, started 20", halfDone.Why, StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"on {Environment.MachineName} by process {victim.Id}, which stopped midway"),
            halfDone.Why,
            StringComparison.Ordinal
        );
        Assert.Equal(victim.Id, Manager(bench).GetStatus().Migrations[0].HalfDone!.ProcessId);
        Assert.Equal(
            "app; first; migration_log",
            bench.Read(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'VersionInfo' ORDER BY name"
            )
        );

        // Settled: a person does the rest by hand, and says so.
        bench.File.Execute("CREATE TABLE second (n INTEGER)");
        Manager(bench).Repair(Manager(bench).PlanRepair(new RepairOptions { HalfDone = HalfDoneResolution.MarkApplied }));
        Assert.Empty(Manager(bench).Migrate().Steps);
        Assert.Equal(1, Manager(bench).GetCurrentVersion());

        // The step never ends, on an empty database either: a comparison gives it up.
        var finding = Assert.Single(Manager(bench).Validate());
        Assert.Equal(ErrorCodes.NotFullyChecked, finding.Code);
        Assert.Contains("take longer than 30 seconds", finding.What, StringComparison.Ordinal);
    }

    private static Process StartVictim(Workbench bench)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Gromozeka.FluentMigrations.Sqlite.Victim.dll");
        var victim = Programs.Call(Programs.DotNet, program, "pieces", bench.File.Path).Start();
        Assert.Equal("begins", victim.StandardOutput.ReadLine());
        Assert.Equal("half", victim.StandardOutput.ReadLine());
        return victim;
    }

    private static MigrationManager Manager(Workbench bench) =>
        new(
            bench.Database(new SqliteDatabaseOptions { ConnectionString = "", LockTimeout = TimeSpan.FromSeconds(1) }),
            new MigrationOptions
            {
                KeepLog = true,
                Namespace = typeof(WorkInPieces).Namespace,
                Assemblies = { typeof(WorkInPieces).Assembly },
            }
        );
}
