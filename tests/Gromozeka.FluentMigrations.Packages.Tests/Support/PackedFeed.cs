using System.IO.Compression;
using System.Xml.Linq;

namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>All packages, packed once for all tests by <c>scripts/pack</c>, with a version that no cache of the machine has.</summary>
public sealed class PackedFeed : IDisposable
{
    private readonly TempFolder _folder = new();

    public PackedFeed() => Pack(Folder);

    public string Version { get; } = $"0.1.0-test.g{Guid.NewGuid():N}";

    public string Folder => _folder.File("feed");

    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal)];

    public string File(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    /// <summary>Packs everything, with the same version each time.</summary>
    public void Pack(string folder)
    {
        var call = Programs.Call(Repository.Path("scripts/pack"), folder).In(Repository.Root);
        call.Environment["MinVerVersionOverride"] = Version;
        var run = call.Run();
        Assert.True(run.ExitCode == 0, run.All);
        Assert.DoesNotContain("warning", run.All, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The packages that one asks for, with the versions, in the order of their names.</summary>
    public IReadOnlyList<string> Dependencies(string id)
    {
        using var package = ZipFile.OpenRead(File(id));
        using var nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        return
        [
            .. from element in XDocument.Load(nuspec).Descendants()
            where element.Name.LocalName == "dependency"
            let name = element.Attribute("id")!.Value
            orderby name
            select $"{name} {element.Attribute("version")!.Value.Replace(Version, "same", StringComparison.Ordinal)}",
        ];
    }

    public void Dispose() => _folder.Dispose();
}

[CollectionDefinition(Name)]
public sealed class PackedFeedDefinition : ICollectionFixture<PackedFeed>
{
    public const string Name = "the packed feed";
}
