using System.IO.Compression;
using System.Xml.Linq;
using Gromozeka.FluentMigrations.Packages.Tests.BuildServer;
using Gromozeka.FluentMigrations.Packages.Tests.Deploy;

namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>
/// All packages, packed once for all tests by <c>scripts/pack</c>, with a version that no cache of the machine has; and what several tests
/// make of them. Each is made when the first test asks for it.
/// </summary>
public sealed class PackedFeed : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<string> _said;
    private readonly Lazy<ShopWithTool> _shop;
    private readonly Lazy<ShopRepository> _repository;
    private readonly Lazy<DeployedWeb> _web;

    public PackedFeed()
    {
        _said = new(() => Pack(_folder.File("feed")));
        _shop = new(() => new ShopWithTool(this));
        _repository = new(() => new ShopRepository(this));
        _web = new(() => new DeployedWeb(this));
    }

    public string Version { get; } = $"0.1.0-test.g{Guid.NewGuid():N}";

    public string Folder
    {
        get
        {
            _ = _said.Value;
            return _folder.File("feed");
        }
    }

    /// <summary>What the script said.</summary>
    public string Said => _said.Value;

    public ShopWithTool Shop => _shop.Value;

    public ShopRepository UserRepository => _repository.Value;

    public DeployedWeb Web => _web.Value;

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

    public void Dispose()
    {
        foreach (var made in new IDisposable?[] { Made(_shop), Made(_repository), Made(_web), _folder })
            made?.Dispose();
    }

    private static T? Made<T>(Lazy<T> one)
        where T : class => one.IsValueCreated ? one.Value : null;
}

[CollectionDefinition(Name)]
public sealed class PackedFeedDefinition : ICollectionFixture<PackedFeed>
{
    public const string Name = "the packed feed";
}
