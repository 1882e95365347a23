using System.IO.Compression;
using System.Xml.Linq;

namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>All packages, packed once for all tests by <c>scripts/pack</c>, with a version that no cache of the machine has.</summary>
public sealed class PackedFeed : IDisposable
{
    private readonly TempFolder _folder = new();

    public PackedFeed() => Said = Pack(Folder);

    public string Version { get; } = $"0.1.0-test.g{Guid.NewGuid():N}";

    public string Folder => _folder.File("feed");

    /// <summary>What the script said.</summary>
    public string Said { get; }

    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal)];

    public string File(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    /// <summary>Packs everything, with the same version each time.</summary>
    /// <param name="folder">The folder for the packages.</param>
    /// <param name="platforms">The platforms that the tool is compiled for; null for those of the script.</param>
    public string Pack(string folder, string? platforms = null)
    {
        var call = Programs.Call(Repository.Path("scripts/pack"), folder).In(Repository.Root);
        call.Environment["MinVerVersionOverride"] = Version;
        if (platforms is not null)
            call.Environment["TOOL_PLATFORMS"] = platforms;
        var run = call.Run();
        Assert.True(run.ExitCode == 0, run.All);
        Assert.DoesNotContain("warning", run.All, StringComparison.OrdinalIgnoreCase);
        return run.Error;
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
