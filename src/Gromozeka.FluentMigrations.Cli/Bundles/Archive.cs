using System.Formats.Tar;
using System.IO.Compression;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>An archive of the kind that its name says. Files keep the right to be executed.</summary>
internal sealed class Archive
{
    private readonly Action<string, string> _pack;

    private Archive(Action<string, string> pack) => _pack = pack;

    /// <returns>The archive; null if the name is not that of one.</returns>
    public static Archive? Of(string path) =>
        EndsWith(path, ".zip") ? new Archive(ZipFile.CreateFromDirectory)
        : EndsWith(path, ".tar.gz") || EndsWith(path, ".tgz") ? new Archive(Tar)
        : null;

    /// <summary>Packs the files of a folder, without the folder's own name.</summary>
    public void Pack(string folder, string file) => _pack(folder, file);

    private static void Tar(string folder, string file)
    {
        using var output = File.Create(file);
        using var compressed = new GZipStream(output, CompressionLevel.SmallestSize);
        TarFile.CreateFromDirectory(folder, compressed, includeBaseDirectory: false);
    }

    private static bool EndsWith(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
