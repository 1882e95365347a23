using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests;

/// <summary>The packages of the tool: compiled for each platform, and portable for all others.</summary>
[Collection(PackedFeedDefinition.Name)]
public sealed partial class ToolPackageTests(PackedFeed feed) : IDisposable
{
    private const string Migration = """
        using FluentMigrator;

        namespace Shop;

        [Migration(1, "Orders")]
        public sealed class Orders : Migration
        {
            public override void Up() => Create.Table("orders").WithColumn("id").AsInt64().PrimaryKey();

            public override void Down() => Delete.Table("orders");
        }
        """;

    private static readonly string[] Wanted = ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"];

    private readonly ToolPackage _tool = ToolPackage.Of(feed);
    private readonly UserFolder _user = new(feed);

    public void Dispose() => _user.Dispose();

    /// <summary>What is not there because its packages cannot be restored here, the script has said.</summary>
    [LongFact]
    public void EachPlatform_HasAPackage_OrTheScriptHasSaidWhyNot()
    {
        var leftOut = ToolPackage.LeftOut(feed.Said).ToList();

        Assert.Equal(Wanted.Except(leftOut).Append(FileKind.Portable), _tool.All);
        Assert.All(_tool.All, platform => Assert.NotEmpty(_tool.Files(feed, platform)));
        Assert.DoesNotContain("linux-x64", leftOut);
    }

    [LongFact]
    public void Code_IsCompiledForItsPlatform() => Assert.All(_tool.All, platform =>
        {
            var files = _tool.Files(feed, platform);
            var ours = files.Where(file => Ours().IsMatch(file.Key)).ToList();

            Assert.Equal(5, ours.Count);
            Assert.All(ours, file => Assert.Equal(platform, FileKind.OfAssembly(file.Value)));
        });

    /// <summary>The executable and SQLite; the portable package has no executable, and SQLite for every platform.</summary>
    [LongFact]
    public void NativeFiles_AreThoseOfThePlatform()
    {
        Assert.All(_tool.Platforms, platform =>
        {
            var files = _tool.Files(feed, platform);
            var windows = platform.StartsWith("win", StringComparison.Ordinal);
            var library = files.Single(file => Path.GetFileNameWithoutExtension(file.Key) is "e_sqlite3" or "libe_sqlite3");

            Assert.Equal(platform, FileKind.OfNative(files[windows ? "dotnet-fm.exe" : "dotnet-fm"]));
            Assert.Equal(platform, FileKind.OfNative(library.Value));
        });
        var portable = _tool.Files(feed, FileKind.Portable);
        Assert.DoesNotContain("dotnet-fm", portable.Keys);
        Assert.DoesNotContain("dotnet-fm.exe", portable.Keys);
        Assert.All(Wanted.Append("linux-musl-x64"), platform =>
            Assert.Contains(portable.Keys, file => file.StartsWith($"runtimes/{platform}/native/", StringComparison.Ordinal))
        );
    }

    /// <summary>
    /// A machine for which nothing is compiled gets the portable tool, and it works as the other does. Such a machine is one whose platform
    /// the package of the tool does not name.
    /// </summary>
    [LongFact]
    public void OnAnotherPlatform_ThePortableTool_DoesTheSame()
    {
        _user.Bash("dotnet new console -o Shop && cd Shop && dotnet add package Gromozeka.FluentMigrations.Sqlite --prerelease").AssertOk();
        File.WriteAllText(_user.File("Shop/Migration.cs"), Migration);
        using var other = new UserFolder(feed);
        _tool.CopyPortable(feed, other.File("feed"));
        var sources = File.ReadAllText(other.File("nuget.config"));
        File.WriteAllText(other.File("nuget.config"), sources.Replace(feed.Folder, other.File("feed"), StringComparison.Ordinal));

        var tools = new[] { _user, other }
            .Select(user =>
            {
                user.Bash($"dotnet tool install {_tool.Id} --prerelease --tool-path tools").AssertOk();
                return user.File("tools");
            })
            .ToList();

        Assert.Equal(FileKind.OfThisMachine, Kind(tools[0]));
        Assert.Equal(FileKind.Portable, Kind(tools[1]));
        var runs = tools
            .Select(tool => _user.Bash($"cd Shop && {tool}/dotnet-fm status -c 'Data Source=shop.db' --quiet").AssertOk())
            .ToList();
        Assert.Contains("0 applied, 1 pending.", runs[0].Output, StringComparison.Ordinal);
        Assert.Equal(runs[0].Output, runs[1].Output);
        Assert.False(File.Exists(_user.File("Shop/shop.db")));
    }

    private static string Kind(string tools) =>
        FileKind.OfAssembly(File.ReadAllBytes(Directory.EnumerateFiles(tools, "dotnet-fm.dll", SearchOption.AllDirectories).Single()));

    [GeneratedRegex("^(dotnet-fm|Gromozeka[.A-Za-z]*)[.]dll$")]
    private static partial Regex Ours();
}
