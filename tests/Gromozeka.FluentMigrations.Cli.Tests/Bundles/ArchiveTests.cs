using System.Formats.Tar;
using System.IO.Compression;
using Gromozeka.FluentMigrations.Cli.Bundles;

namespace Gromozeka.FluentMigrations.Cli.Tests.Bundles;

/// <summary>What an archive is, and that its files can be executed where it is unpacked.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ArchiveTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bundle.zip")]
    [InlineData("bundle.tar.gz")]
    [InlineData("Bundle.TGZ")]
    public void Files_KeepTheirNamesAndTheirRights(string name)
    {
        var source = Directory.CreateDirectory(_folder.File("source/sub")).Parent!.FullName;
        File.WriteAllText(Path.Combine(source, "run"), "x");
        File.WriteAllText(Path.Combine(source, "sub/settings"), "y");
        Programs.Call("chmod", "700", Path.Combine(source, "run")).Succeed();

        Archive.Of(name)!.Pack(source, _folder.File(name));
        var target = Directory.CreateDirectory(_folder.File("target")).FullName;
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            ZipFile.ExtractToDirectory(_folder.File(name), target);
        }
        else
        {
            using var content = new GZipStream(File.OpenRead(_folder.File(name)), CompressionMode.Decompress);
            TarFile.ExtractToDirectory(content, target, overwriteFiles: false);
        }

        Assert.Equal("700\n", Programs.Call("stat", "-c", "%a", Path.Combine(target, "run")).Succeed());
        Assert.Equal("y", File.ReadAllText(Path.Combine(target, "sub/settings")));
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("migrate.tar")]
    [InlineData("gz")]
    public void OtherNames_AreNoArchives(string name) => Assert.Null(Archive.Of(name));
}
