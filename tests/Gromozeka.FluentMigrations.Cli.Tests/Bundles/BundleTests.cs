using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Bundles;

/// <summary>A bundle does on a server without .NET what the tool does.</summary>
public sealed partial class BundleTests(BundledBot bundle) : IClassFixture<BundledBot>, IDisposable
{
    private readonly TempFolder _server = new();

    private DatabaseFile Database => new(_server.File("bot.db"));

    public void Dispose() => _server.Dispose();

    public static TheoryData<string> Forms { get; } = [.. BundledBot.Forms];

    [LongTheory]
    [MemberData(nameof(Forms))]
    public void ALegacyDatabase_IsMigratedRolledBackAndRestored(string form) => MigrateRollBackAndRestore(form, "legacy.db");

    [LongTheory]
    [MemberData(nameof(Forms))]
    public void AHostileLegacyDatabase_IsMigratedRolledBackAndRestored(string form) => MigrateRollBackAndRestore(form, "legacy-hostile.db");

    [LongFact]
    public void TheCommandsOfTheDocument_PrintWhatItShows()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", "legacy.db"), Database.Path);
        Database.Execute("PRAGMA journal_mode = wal");
        File.CreateSymbolicLink(_server.File("migrate-bot"), bundle.File);
        var example = Example().Match(File.ReadAllText(Repository.Path("docs/deploy.md")));

        var output = Programs.Call("bash", "-e", "-c", example.Groups["commands"].Value).In(_server.Path).Succeed();

        Assert.Equal(Stable(example.Groups["output"].Value), Stable(output));
    }

    [LongTheory]
    [MemberData(nameof(Forms))]
    public void Help_NamesTheFileThatIsRun(string form)
    {
        var name = form == BundledBot.AsFile ? "migrate-bot" : "Gromozeka.Bot.Bundle";
        Assert.Contains($"{name} migrate", Ok(form, "--help"), StringComparison.Ordinal);
        Assert.StartsWith("GM702", bundle.Run(form, _server.Path, "migrat").Error, StringComparison.Ordinal);
    }

    /// <summary>What starts the application itself is not in it, and no file says where it was built.</summary>
    [LongFact]
    public void AFolder_HasNothingThatStartsTheApplication()
    {
        var files = Directory.EnumerateFiles(bundle.Folder).Select(Path.GetFileName).ToList();

        Assert.Contains("Gromozeka.Bot.dll", files);
        Assert.DoesNotContain("Gromozeka.Bot", files);
        Assert.DoesNotContain("Gromozeka.Bot.runtimeconfig.json", files);
        Assert.DoesNotContain(files, file =>
            file!.EndsWith(".pdb", StringComparison.Ordinal) || file.EndsWith(".xml", StringComparison.Ordinal)
        );
    }

    /// <summary>Native code comes with SQLite's library and the settings, and with nothing else.</summary>
    [LongFact]
    public void ANativeBundle_HasTwoFilesAndTheSettings()
    {
        if (!BundledBot.Forms.Contains(BundledBot.AsNative))
            return;

        Assert.Equal(
            ["Gromozeka.Bot.Bundle", "appsettings.json", "libe_sqlite3.so"],
            Directory.EnumerateFiles(bundle.Native).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    private void MigrateRollBackAndRestore(string form, string legacy)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", legacy), Database.Path);
        var before = Database.Content(Database.Tables());

        Assert.Contains("2 applied, 0 pending.", Ok(form, "migrate") + Ok(form, "status"), StringComparison.Ordinal);
        Assert.Equal(["1", "2"], Database.Rows("SELECT version FROM migrations ORDER BY version"));
        Assert.Contains("1 undone, 1 pending.", Ok(form, "rollback", "--yes"), StringComparison.Ordinal);
        Assert.Equal(["1"], Database.Rows("SELECT version FROM migrations"));
        Assert.Contains("Restored from", Ok(form, "restore", "--yes"), StringComparison.Ordinal);

        Assert.Contains("2 applied, 0 pending.", Ok(form, "status"), StringComparison.Ordinal);
        foreach (var (table, rows) in before.Where(table => table.Key != "settings"))
            Assert.Equal(rows, Database.Content(table));
    }

    private string Ok(string form, params string[] arguments)
    {
        var run = bundle.Run(form, _server.Path, arguments);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    /// <summary>An output without what differs from run to run.</summary>
    private static string Stable(string output) => Varying().Replace(output, "…");

    [GeneratedRegex(@"\d{8}-\d+Z| +\d+ m?s\b|SQLite [\d.]+|[\d.]+ [KM]B")]
    private static partial Regex Varying();

    [GeneratedRegex(@"```sh\n(?<commands>export FM_CONNECTION[^`]*)```\n\n```text\n(?<output>[^`]*)```")]
    private static partial Regex Example();
}
