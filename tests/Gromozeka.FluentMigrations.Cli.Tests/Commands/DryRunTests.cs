using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>A dry run and a plan say what the run does, to the rows as well.</summary>
public sealed class DryRunTests : ToolTest
{
    private const string Namespace = "Gromozeka.FluentMigrations.Cli.Samples.Rows";

    public DryRunTests()
    {
        Shell.Assembly = Repository.Samples;
        Ok("migrate", "up", "-t", "1", "-n", Namespace);
        File.Delete(Shell.Database.Path + ".lock");
    }

    [Fact]
    public void DryRun_RowsThatDoNotFit_FailsAsTheRunDoes()
    {
        Shell.Database.Execute("INSERT INTO people (name) VALUES ('one'), (NULL)");
        var before = (Shell.Database.Hash, Files());

        var dryRun = Fails(ErrorCodes.RowsDoNotFit, "migrate", "--dry-run", "-n", Namespace);
        var plan = Fails(ErrorCodes.RowsDoNotFit, "plan", "-n", Namespace);

        Assert.Equal(before.Hash, Shell.Database.Hash);
        Assert.Equal(before.Item2, Files());
        Assert.Contains("  state: nothing was written to …/bot.db: it was tried on a copy\n", dryRun, StringComparison.Ordinal);
        Assert.Equal(dryRun, plan);
        var run = Stable(Shell.Run("migrate", "-n", Namespace).Error);
        Assert.Equal(run.Split("  state:")[0], dryRun.Split("  state:")[0]);
        Assert.EndsWith(
            "nothing was written, and no rows were tried.\n",
            Ok("migrate", "--dry-run", "--schema-only", "-n", Namespace),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Plan_OfADeleteBesideARebuildAndSql_TellsEachAndWhatIsLost()
    {
        Shell.Database.Execute("INSERT INTO people (name) VALUES ('one'), ('two'), ('three'); INSERT INTO notes VALUES ('a'), ('b')");

        var plan = Shell.Run("plan", "-n", Namespace);

        Assert.Equal("warning: Migration 3 (NoNotes) would delete table notes (2 rows)\n", plan.Error);
        Assert.Equal(
            """
            bot.db   SQLite 3.x   delete   1 KB   version 1 → 3
              ↑ 2  Names
                  deletes from  people         1 row
                  rebuilds      people  2 rows, 14 B
              ↑ 3  No notes
                  drops  notes  2 rows, 2 B
                  loses  table notes (2 rows)
            Rows would be lost, and the run would not stop: the program allows migrations to delete rows (ConfirmDataLoss is not set).
            2 steps, 5 rows, 16 B touched.   Next: dotnet fm migrate -n Gromozeka.FluentMigrations.Cli.Samples.Rows

            """,
            Stable(plan.Output)
        );
        var run = Shell.Run("migrate", "-n", Namespace);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("deleted table notes (2 rows)", run.Output, StringComparison.Ordinal);
        Assert.Contains("deleted 1 row of table people", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rollback_ThatLosesRowsBySql_IsRefusedByPlanDryRunAndRun()
    {
        Shell.Database.Execute("INSERT INTO people (name) VALUES ('one'), ('two')");
        Ok("migrate", "-n", Namespace);

        Assert.Contains(
            "Rows would be lost: the run is refused without --allow-data-loss, because it drops table people (1 row).",
            Shell.Run("plan", "-t", "2", "-n", Namespace).Output,
            StringComparison.Ordinal
        );
        var dryRun = Fails(ErrorCodes.DataLoss, "rollback", "--dry-run", "-n", Namespace);
        var run = Stable(Shell.Run("rollback", "-n", Namespace).Error);
        Assert.Contains("and would be refused.", dryRun, StringComparison.Ordinal);
        Assert.Equal(
            run.Split("  state:")[0],
            dryRun.Split("  state:")[0].Replace("would be refused", "was refused", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void SchemaOnly_WithoutADryRun_IsRefused() => Fails(ErrorCodes.CommandLine, "migrate", "--schema-only", "-n", Namespace);

    private List<string> Files() =>
        [.. Directory.GetFiles(Shell.Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
