using System.Text.Json;
using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests;

/// <summary>A bundle of somebody's program, made by the installed tool, with the packages from the feed.</summary>
[Collection(PackedFeedDefinition.Name)]
public sealed class BundleTests(PackedFeed feed) : IDisposable
{
    private readonly TempFolder _server = new();

    public void Dispose() => _server.Dispose();

    /// <summary>
    /// The engine's packages that the program does not have come from the feed, in its version. Its migration writes a number as a German
    /// reads it, which works only with the cultures that the program has.
    /// </summary>
    [LongFact]
    public void AProgram_IsBundled_WithItsCultures()
    {
        File.WriteAllText(_server.File("migrate"), "what was there");
        Assert.Equal(ErrorCodes.CommandLine.ExitCode, Bundle("-o", _server.File("migrate")).ExitCode);
        Assert.Equal("what was there", File.ReadAllText(_server.File("migrate")));

        var bundled = Bundle("-o", _server.File("migrate"), "--force").AssertOk();
        var run = Programs.Call(_server.File("migrate"), "migrate", "-c", "Data Source=shop.db").In(_server.Path).Run().AssertOk();

        Assert.Contains("1 applied, 0 pending.", run.Output, StringComparison.Ordinal);
        Assert.Contains("migrate does not contain the application's files scripts/prices.sql", bundled.Error, StringComparison.Ordinal);
        Assert.Equal(["1,5"], new DatabaseFile(_server.File("shop.db")).Rows("SELECT price FROM prices"));
        Assert.True(Directory.Exists(feed.Shop.User.File($"cache/gromozeka.fluentmigrations.commands/{feed.Version}")));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_server.Path), file =>
            file.EndsWith(".partial", StringComparison.Ordinal)
        );
    }

    /// <summary>
    /// A program without cultures has a bundle without them, which needs no ICU on the server; its other switches are there, too. What is
    /// in the folder already is not part of the bundle, although the program takes the files in its own folder for its content.
    /// </summary>
    [LongFact]
    public void TheSwitchesOfAProgram_AreThoseOfItsBundle()
    {
        var bundle = feed.Shop.User.File("Shop/bundle");
        Directory.CreateDirectory(bundle);
        File.WriteAllText(Path.Combine(bundle, "kept.json"), "mine");

        Bundle("-o", bundle, "--force", "--configuration", "Invariant").AssertOk();

        Assert.Equal("mine", File.ReadAllText(Path.Combine(bundle, "kept.json")));
        Assert.True(File.Exists(Path.Combine(bundle, "scripts/prices.sql")));
        Assert.False(Directory.Exists(Path.Combine(bundle, "bundle")));
        using var configuration = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(bundle, "Shop.Bundle.runtimeconfig.json")));
        var switches = configuration.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.True(switches.GetProperty("System.Globalization.Invariant").GetBoolean());
        Assert.Equal("eu", switches.GetProperty("Shop.Region").GetString());
        Assert.False(switches.GetProperty("Shop.IsTest").GetBoolean());
        Directory.Delete(bundle, recursive: true);
    }

    /// <summary>What cannot be restored here is refused with its reason.</summary>
    [LongTheory]
    [InlineData("win-x64", "", "Shop.Bundle.exe", "e_sqlite3.dll")]
    [InlineData("win-x64", "--self-contained", "Shop.Bundle.exe", "e_sqlite3.dll")]
    [InlineData("linux-arm64", "", "Shop.Bundle", "libe_sqlite3.so")]
    [InlineData("linux-arm64", "--self-contained", "Shop.Bundle", "libe_sqlite3.so")]
    public void ForAnotherPlatform_EachFileIsForIt(string platform, string option, string executable, string library)
    {
        var run = Bundle(["-o", _server.File("bundle/"), "-r", platform, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        if (run.ExitCode != 0)
        {
            Assert.Matches("NU110[12]", run.Error);
            Assert.False(Directory.Exists(_server.File("bundle")));
            return;
        }

        byte[] Read(string file) => File.ReadAllBytes(_server.File($"bundle/{file}"));
        Assert.Equal(platform, FileKind.OfNative(Read(executable)));
        Assert.Equal(platform, FileKind.OfNative(Read(library)));
        Assert.Equal(platform, FileKind.OfAssembly(Read("Gromozeka.FluentMigrations.dll")));
        Assert.Equal(option.Length > 0, File.Exists(_server.File("bundle/System.Private.CoreLib.dll")));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_server.File("bundle")), file =>
            file.EndsWith(".partial", StringComparison.Ordinal)
        );
    }

    private ProgramRun Bundle(params string[] arguments) =>
        feed.Shop.User.Bash($"tools/dotnet-fm bundle --project Shop {string.Join(' ', arguments.Select(argument => $"'{argument}'"))}");
}
