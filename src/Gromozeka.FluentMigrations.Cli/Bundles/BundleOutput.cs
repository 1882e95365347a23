using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>
/// The output of a bundle: a folder, if the name is that of an existing folder or ends with a slash; an archive, if the name ends with
/// .tar.gz, .tgz or .zip; otherwise a single file. Existing output is overwritten only on request, and other files in the folder stay.
/// </summary>
internal sealed class BundleOutput
{
    private readonly Archive? _archive;

    private BundleOutput(string path, bool isFolder)
    {
        Path = path;
        IsFolder = isFolder;
        _archive = isFolder ? null : Archive.Of(path);
    }

    public string Path { get; }

    public bool IsFolder { get; }

    /// <summary>Whether it is the executable itself.</summary>
    public bool IsFile => !IsFolder && _archive is null;

    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: the output exists already.</exception>
    public static BundleOutput Of(string name, bool isForced)
    {
        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(name));
        var isFile = !Directory.Exists(path) && !System.IO.Path.EndsInDirectorySeparator(name);
        var obstacle =
            FileAmong(System.IO.Path.GetDirectoryName(path)) is { } file ? $"{file} is a file"
            : !isFile && File.Exists(path) ? "it is a file, but the name ends with a slash, as for a folder"
            : isForced ? null
            : isFile && File.Exists(path) ? "the file exists"
            : !isFile && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() ? "the folder is not empty"
            : null;
        return obstacle is null
            ? new BundleOutput(path, !isFile)
            : throw new MigrationException(
                ErrorCodes.CommandLine,
                $"{path} was not written.",
                obstacle,
                Errors.Untouched + ", nor was the output",
                "name another output with --output, or overwrite it with --force"
            );
    }

    /// <summary>The file that has the name of a folder or of one above it; null if there is none.</summary>
    private static string? FileAmong(string? folder) =>
        folder is null || Directory.Exists(folder) ? null
        : File.Exists(folder) ? folder
        : FileAmong(System.IO.Path.GetDirectoryName(folder));

    /// <summary>Moves the published files to the output: all of them, or none.</summary>
    /// <param name="published">The folder that it was published into.</param>
    /// <param name="executable">The name of the executable in it.</param>
    /// <returns>The folder with what was replaced, if that could not be removed.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.OutputLost"/>.</exception>
    public string? Take(string published, string executable)
    {
        var start = System.IO.Path.Combine(published, executable);
        var replacement = new FileReplacement(IsFolder ? Path : System.IO.Path.GetDirectoryName(Path)!);
        try
        {
            replacement.Run(Files(published, start));
            return Directory.Exists(replacement.Aside) ? replacement.Aside : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                ErrorCodes.OutputLost,
                $"{Path} was not written.",
                cause.Message,
                Errors.Untouched
                    + (
                        Directory.Exists(replacement.Aside)
                            ? $", and what was in the place of the output is in {replacement.Aside}"
                            : ", and what was in the place of the output is there again"
                    ),
                "name another output with --output",
                cause
            );
        }
    }

    /// <summary>The files of the output with their names in its folder; the executable is the last one.</summary>
    private IReadOnlyList<(string File, string Name)> Files(string published, string start)
    {
        if (IsFolder)
            return
            [
                .. Directory
                    .EnumerateFiles(published, "*", SearchOption.AllDirectories)
                    .OrderBy(file => file == start)
                    .Select(file => (file, System.IO.Path.GetRelativePath(published, file))),
            ];
        if (_archive is null)
            return [(start, System.IO.Path.GetFileName(Path))];
        var packed = published + ".archive";
        _archive.Pack(published, packed);
        return [(packed, System.IO.Path.GetFileName(Path))];
    }
}
