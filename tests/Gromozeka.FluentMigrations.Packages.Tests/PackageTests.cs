using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests;

/// <summary>What is in the packages.</summary>
[Collection(PackedFeedDefinition.Name)]
public sealed class PackageTests(PackedFeed feed)
{
    private const string Engine = "Gromozeka.FluentMigrations";

    private static readonly string[] Libraries =
    [
        "",
        ".Commands",
        ".Hosting",
        ".OpenTelemetry",
        ".Postgres",
        ".Runner",
        ".Runner.Postgres",
        ".Sqlite",
        ".Testing",
        ".Webhooks",
    ];

    /// <summary>Each project of the sources that is a package is one, with its symbols; the tool and the templates have none.</summary>
    [LongFact]
    public void Feed_HasEveryPackageAndItsSymbols()
    {
        var packages = feed.Files.Where(file => file.EndsWith(".nupkg", StringComparison.Ordinal)).Select(Id);
        var symbols = feed.Files.Where(file => file.EndsWith(".snupkg", StringComparison.Ordinal)).Select(Id);
        // A bundle that another test makes has a project in obj.
        var projects = Directory
            .EnumerateDirectories(Repository.Path("src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Where(project => !File.ReadAllText(project).Contains("<IsPackable>false", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project)!)
            .ToList();

        Assert.Equal(
            Libraries.Select(name => Engine + name).Append(Engine + ".Cli").Append(Engine + ".Templates").Order(StringComparer.Ordinal),
            projects.Order(StringComparer.Ordinal)
        );
        Assert.Equal(projects.Order(StringComparer.Ordinal), packages.Where(id => !IsOfAPlatform(id)).Order(StringComparer.Ordinal));
        Assert.Equal(Libraries.Select(name => Engine + name).Order(StringComparer.Ordinal), symbols.Order(StringComparer.Ordinal));
    }

    [LongTheory]
    [InlineData(
        "",
        "FluentMigrator 8.0.1",
        "FluentMigrator.Runner.Core 8.0.1",
        "Microsoft.Extensions.Configuration.Abstractions 10.0.14",
        "Microsoft.Extensions.DependencyInjection 10.0.14",
        "Microsoft.Extensions.Logging 10.0.14",
        "Microsoft.Extensions.Options 10.0.14"
    )]
    [InlineData(
        ".Sqlite",
        "FluentMigrator.Runner.SQLite 8.0.1",
        Engine + " same",
        "Microsoft.Data.Sqlite 10.0.14",
        "SQLitePCLRaw.bundle_e_sqlite3 3.0.5"
    )]
    [InlineData(
        ".Hosting",
        Engine + " same",
        "Microsoft.Extensions.Configuration 10.0.14",
        "Microsoft.Extensions.Configuration.FileExtensions 10.0.14",
        "Microsoft.Extensions.Diagnostics.HealthChecks 10.0.14",
        "Microsoft.Extensions.Hosting.Abstractions 10.0.14"
    )]
    [InlineData(
        ".Commands",
        Engine + " same",
        "Microsoft.Extensions.Configuration.EnvironmentVariables 10.0.14",
        "Microsoft.Extensions.Configuration.Json 10.0.14",
        "Microsoft.Extensions.Hosting.Abstractions 10.0.14",
        "Microsoft.Extensions.Logging 10.0.14",
        "Microsoft.Extensions.Logging.Console 10.0.14",
        "Microsoft.Extensions.Options 10.0.14",
        "Spectre.Console 0.57.2",
        "System.CommandLine 3.0.0"
    )]
    [InlineData(".Postgres", "FluentMigrator.Runner.Postgres 8.0.1", Engine + " same", "Npgsql 10.0.3")]
    [InlineData(".Runner", Engine + ".Sqlite same")]
    [InlineData(".Runner.Postgres", Engine + ".Postgres same", Engine + ".Runner same")]
    [InlineData(".Testing", Engine + ".Sqlite same")]
    [InlineData(".OpenTelemetry", Engine + " same", "OpenTelemetry.Api.ProviderBuilderExtensions 1.21.0")]
    [InlineData(".Webhooks", Engine + ".Hosting same", "Microsoft.Extensions.Http.Resilience 10.11.0")]
    public void Package_AsksForWhatItNeeds(string name, params string[] dependencies) =>
        Assert.Equal(dependencies.Order(StringComparer.Ordinal), feed.Dependencies(Engine + name).Order(StringComparer.Ordinal));

    [LongFact]
    public void Engine_HasTheGeneratorAndTheBuildFiles()
    {
        using var package = ZipFile.OpenRead(feed.File(Engine));
        var names = package.Entries.Select(entry => entry.FullName).ToList();

        Assert.Contains("analyzers/dotnet/cs/Gromozeka.FluentMigrations.Generator.dll", names);
        Assert.Contains("build/Gromozeka.FluentMigrations.props", names);
        Assert.Contains("build/Gromozeka.FluentMigrations.targets", names);
        Assert.Contains("buildTransitive/Gromozeka.FluentMigrations.props", names);
        Assert.Contains("buildTransitive/Gromozeka.FluentMigrations.targets", names);
    }

    /// <summary>Neither the clone nor the folder of the build is in a nuspec, an assembly, its symbols or any other file.</summary>
    [LongFact]
    public void NoPackage_SaysWhereItWasBuilt()
    {
        string[] places =
        [
            Repository.Root,
            Path.GetTempPath().TrimEnd('/'),
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        ];
        var unwanted = places
            .Where(place => place.Length > 1)
            .SelectMany(place => new[] { Encoding.UTF8.GetBytes(place + "/"), Encoding.Unicode.GetBytes(place + "/") })
            .ToList();

        Assert.All(feed.Files, file =>
        {
            using var package = ZipFile.OpenRead(file);
            Assert.All(package.Entries.Where(entry => IsOurs(entry.Name)), entry =>
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(content);
                Assert.All(unwanted, place =>
                    Assert.True(content.ToArray().AsSpan().IndexOf(place) < 0, $"{entry.FullName} has {Encoding.UTF8.GetString(place)}")
                );
            });
        });
    }

    /// <summary>
    /// The second time with a platform whose packages cannot be restored, because there are none: the script says so, leaves it out, and
    /// goes on.
    /// </summary>
    [LongFact]
    public void PackedTwice_TheSameBytes()
    {
        using var folder = new TempFolder();

        var said = feed.Pack(folder.Path, string.Join(' ', ToolPackage.Of(feed).Platforms.Prepend("plan9-x64")));

        Assert.Matches("dotnet fm is not compiled for plan9-x64: error NETSDK1083: .*plan9-x64", said);
        Assert.Equal(feed.Files.Select(Hash), Directory.EnumerateFiles(folder.Path).Order(StringComparer.Ordinal).Select(Hash));
    }

    private static string Hash(string file) => Path.GetFileName(file) + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private string Id(string file) => Path.GetFileNameWithoutExtension(file)[..^(feed.Version.Length + 1)];

    private static bool IsOfAPlatform(string id) => id.StartsWith(Engine + ".Cli.", StringComparison.Ordinal);

    /// <summary>The tool's package has the assemblies of other packages with it, which say what their authors left in them.</summary>
    private static bool IsOurs(string name) =>
        name.StartsWith(Engine, StringComparison.Ordinal)
        || name.StartsWith("dotnet-fm", StringComparison.Ordinal)
        || !(name.EndsWith(".dll", StringComparison.Ordinal) || name.Contains("e_sqlite3", StringComparison.Ordinal));
}
