using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>stamp</c> records versions for a database that another tool made, and runs nothing.</summary>
public sealed class StampTests : ToolTest
{
    [Fact]
    public void Stamp_DryRun_ShowsWhatWouldBeRecordedAndWritesNothing()
    {
        Shell.WithLegacy();
        Shell.Database.Execute("CREATE TABLE schema_versions (script TEXT)");
        var before = Shell.Database.Hash;

        var run = Shell.Run("stamp", "2", "--dry-run");
        var dryRun = run.Output;

        Assert.Equal(7, run.ExitCode);
        Assert.StartsWith("GM603 A stamp would be refused: ", run.Error, StringComparison.Ordinal);

        Assert.Contains(
            "  ↑ 1  Initial schema  recorded, not run\n  ↑ 2  Example features  recorded, not run\n",
            dryRun,
            StringComparison.Ordinal
        );
        Assert.Contains("      missing   table example_features: expected a table, found nothing\n", dryRun, StringComparison.Ordinal);
        Assert.Contains("      harmless  table schema_versions: not expected\n", dryRun, StringComparison.Ordinal);
        Assert.Contains(
            "      not compared: migration 1 (Migration001InitialSchema): it runs its own SQL or code",
            dryRun,
            StringComparison.Ordinal
        );
        Assert.EndsWith("A dry run: nothing was written.\n", dryRun, StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run("stamp", "2", "--dry-run", "--accept-differences").ExitCode);
        Assert.Equal(before, Shell.Database.Hash);
    }

    [Fact]
    public void Stamp_ADatabaseThatDiffers_IsRefusedUnlessAccepted()
    {
        Shell.WithLegacy();
        var before = Shell.Database.Hash;

        Fails(ErrorCodes.StampDiffers, "stamp", "2");
        Assert.Equal(before, Shell.Database.Hash);

        Assert.EndsWith(
            "2 recorded, 0 pending.   Next: dotnet fm validate\n",
            Ok("stamp", "2", "--accept-differences"),
            StringComparison.Ordinal
        );
        Assert.Equal(["1", "2"], Shell.Database.Rows("SELECT version FROM migrations ORDER BY 1"));
        Assert.Contains("(stamped)", Ok("status"), StringComparison.Ordinal);
    }

    [Fact]
    public void Stamp_ADatabaseThatHasIt_IsRecordedAndTheNextRunFindsNothingToDo()
    {
        Ok("migrate", "--no-backup");
        Shell.Database.Execute(
            "DROP TABLE migrations; DROP TABLE migration_log; DELETE FROM settings; CREATE TABLE schema_versions (script TEXT)"
        );

        Assert.Contains("  ✓ 2  Example features  recorded, not run\n", Ok("stamp", "2"), StringComparison.Ordinal);
        Assert.Contains("Nothing to do: 0 migrations pending.", Ok("migrate"), StringComparison.Ordinal);
        Assert.EndsWith("Nothing to record: every version up to 2 is recorded.\n", Ok("stamp", "2", "--dry-run"), StringComparison.Ordinal);
        Assert.Contains("\"recorded\": []", Ok("stamp", "1", "--json"), StringComparison.Ordinal);
        Assert.Equal("No problems found.\n", Ok("validate"));
    }

    [Fact]
    public void Stamp_ADryRunWithoutObjections_SaysNoMore()
    {
        Shell.WithLegacy();

        Assert.EndsWith("A dry run: nothing was written.\n", Ok("stamp", "1", "--dry-run"), StringComparison.Ordinal);
    }

    [Fact]
    public void Stamp_AnUnknownVersion_IsRefused()
    {
        Shell.WithLegacy();

        Fails(ErrorCodes.UnknownTarget, "stamp", "99");
        Assert.Equal(ErrorCodes.CommandLine.ExitCode, Shell.Run("stamp").ExitCode);
    }
}
