using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests;

/// <summary>
/// A user's own program, trimmed or compiled to native code against the packages, migrates as it does otherwise. Any warning fails it.
/// Native code takes a minute to compile: only where <c>GROMOZEKA_NATIVE</c> is set.
/// </summary>
[Collection(PackedFeedDefinition.Name)]
public sealed class NativeTests(PackedFeed feed) : IDisposable
{
    private const string Trimmed = "-p:PublishTrimmed=true --self-contained";
    private const string Native = "-p:PublishAot=true";

    private readonly UserFolder _user = new(feed);

    public static TheoryData<string> Forms { get; } =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GROMOZEKA_NATIVE")) ? [Trimmed] : [Trimmed, Native];

    public void Dispose() => _user.Dispose();

    [LongTheory]
    [MemberData(nameof(Forms))]
    public void AWorker_HasEveryRow_OrIsRefused(string form)
    {
        NativeWorker.Write(_user, feed.Version);
        var publish = _user.Bash($"dotnet publish Jobs -c Release --use-current-runtime {form} -o out --nologo -v quiet");
        Assert.True(publish.ExitCode == 0, publish.All);
        Assert.DoesNotContain("warning", publish.All, StringComparison.OrdinalIgnoreCase);

        AssertMigrates("./Jobs", "VersionInfo");
        Assert.Contains("3 applied, 0 pending.", _user.Bash("cd out; ./Jobs status").Output, StringComparison.Ordinal);
        AssertMigrates("rm -f jobs.db; ./Jobs fluentmigrator library", "applied");
        AssertRefuses("./Jobs fluentmigrator foreign");
        AssertRefuses("Foreign=true ./Jobs");
    }

    private void AssertMigrates(string command, string versionTable)
    {
        var run = _user.Bash($"cd out; {command}");
        Assert.True(run.ExitCode == 0, run.All);
        var database = _user.Database("out/jobs.db");
        Assert.Equal(
            ["Ada|1815", "Alan|1912", "Grace|1906", "from a script!|", "tagged eu|", "from a profile|"],
            database.Rows("SELECT name, born FROM author ORDER BY id")
        );
        Assert.Equal(["1", "2", "3"], database.Rows($"SELECT v.version FROM \"{versionTable}\" v ORDER BY 1"));
    }

    /// <summary>An assembly whose classes trimming does not preserve has migrations, and not none.</summary>
    private void AssertRefuses(string command)
    {
        var run = _user.Bash($"cd out; rm -f jobs.db; {command}");

        Assert.Contains("GM107 The migrations of Foreign cannot be found.", run.All, StringComparison.Ordinal);
        Assert.NotEqual(0, run.ExitCode);
        Assert.False(File.Exists(_user.File("out/jobs.db")));
    }
}
