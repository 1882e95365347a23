using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>The packages of the tool: one that names the others, and one for each platform.</summary>
/// <param name="Id">The package that is installed.</param>
/// <param name="All">The platforms that it names, with the portable one.</param>
internal sealed partial record ToolPackage(string Id, IReadOnlyList<string> All)
{
    private const string Package = "Gromozeka.FluentMigrations.Cli";
    private const string Settings = "DotnetToolSettings.xml";
    private const string Platform = "RuntimeIdentifierPackage";
    private const string Rid = "RuntimeIdentifier";

    /// <summary>The platforms that the tool is compiled for.</summary>
    public IReadOnlyList<string> Platforms => [.. All.Where(platform => platform != FileKind.Portable)];

    public static ToolPackage Of(PackedFeed feed)
    {
        using var package = ZipFile.OpenRead(feed.File(Package));
        using var settings = package.Entries.Single(entry => entry.Name == Settings).Open();
        return new ToolPackage(
            Package,
            [
                .. XDocument
                    .Load(settings)
                    .Descendants(Platform)
                    .Select(element => (element.Attribute(Rid)!.Value, Id: element.Attribute("Id")!.Value))
                    .Where(platform => platform.Id == $"{Package}.{platform.Value}")
                    .Select(platform => platform.Value),
            ]
        );
    }

    /// <summary>Makes a feed with the portable tool only: the package of the tool names no other.</summary>
    public void CopyPortable(PackedFeed feed, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var id in new[] { Id, $"{Id}.{FileKind.Portable}" })
            File.Copy(feed.File(id), Path.Combine(folder, Path.GetFileName(feed.File(id))));
        using var package = ZipFile.Open(Path.Combine(folder, Path.GetFileName(feed.File(Id))), ZipArchiveMode.Update);
        var entry = package.Entries.Single(entry => entry.Name == Settings);
        XDocument settings;
        using (var stream = entry.Open())
            settings = XDocument.Load(stream);
        settings.Descendants(Platform).Where(element => element.Attribute(Rid)!.Value != FileKind.Portable).Remove();
        entry.Delete();
        using var written = package.CreateEntry(entry.FullName).Open();
        settings.Save(written);
    }

    /// <summary>The files of a platform's package, by their names in its folder.</summary>
    public Dictionary<string, byte[]> Files(PackedFeed feed, string platform)
    {
        using var package = ZipFile.OpenRead(feed.File($"{Id}.{platform}"));
        return package
            .Entries.Where(entry => entry.FullName.StartsWith($"tools/net10.0/{platform}/", StringComparison.Ordinal))
            .ToDictionary(
                entry => entry.FullName.Split('/', 4)[3],
                entry =>
                {
                    using var content = new MemoryStream();
                    using (var stream = entry.Open())
                        stream.CopyTo(content);
                    return content.ToArray();
                }
            );
    }

    /// <summary>The platforms that the script did not compile for.</summary>
    public static IEnumerable<string> LeftOut(string said) => NotCompiled().Matches(said).Select(match => match.Groups["platform"].Value);

    [GeneratedRegex(@"(?m)dotnet fm is not compiled for (?<platform>\S+): \S")]
    private static partial Regex NotCompiled();
}
