using System.Text.Json;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>drift</c>: its output, its exit codes, and that <c>validate</c> says the same.</summary>
public sealed class DriftTests : ToolTest
{
    [Fact]
    public void Drift_OfWhatTheMigrationsMade_IsNone()
    {
        Ok("migrate");

        Assert.EndsWith("The schema is what the migrations make.\n", Ok("drift", "--exit-code"), StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_WithoutADatabase_ComparesNothingAndMakesNone()
    {
        Assert.EndsWith("No migration is applied, so there is nothing to compare.\n", Ok("drift", "--exit-code"), StringComparison.Ordinal);
        Assert.False(File.Exists(Shell.Database.Path));
    }

    [Fact]
    public void Drift_OfAnAdoptedDatabase_IsNone()
    {
        Shell.WithLegacy();
        Ok("migrate");

        Assert.EndsWith("The schema is what the migrations make.\n", Ok("drift", "--exit-code"), StringComparison.Ordinal);
        Assert.Equal("No problems found.\n", Ok("validate"));
    }

    [Fact]
    public void Drift_ChangedByHand_IsShownAndCanBeUndone()
    {
        Ok("migrate");
        Shell.Database.Execute("DROP INDEX idx_example_features_name; ALTER TABLE example_features ADD COLUMN owner TEXT");
        var before = Shell.Database.Hash;

        var json = JsonDocument.Parse(Ok("drift", "--json")).RootElement;
        var text = Shell.Run("drift", "--exit-code");
        var findings = Ok("validate");

        Assert.Equal(3, text.ExitCode);
        Assert.EndsWith("2 differences from the migrations.\n", text.Output, StringComparison.Ordinal);
        var differences = json.GetProperty("drift").GetProperty("differences").EnumerateArray().ToList();
        Assert.Equal(["extraColumn", "missingIndex"], differences.Select(one => one.GetProperty("kind").GetString()));
        Assert.Equal(0, json.GetProperty("exitCode").GetInt32());
        Assert.Equal(2, findings.Split("GM427 ").Length - 1);
        Assert.Equal(before, Shell.Database.Hash);

        Shell.Database.Execute(differences[1].GetProperty("sql").GetString()! + "; ALTER TABLE example_features DROP COLUMN owner");
        Assert.EndsWith("The schema is what the migrations make.\n", Ok("drift", "--exit-code"), StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_OfANewerDatabase_SaysWhatIsMissing()
    {
        Ok("migrate");
        Shell.Database.Execute("INSERT INTO migrations (version, applied_at) VALUES (3, CURRENT_TIMESTAMP)");

        Assert.Contains("the program lacks 1 applied version: 3", Fails(ErrorCodes.MissingMigration, "drift"), StringComparison.Ordinal);
    }
}
