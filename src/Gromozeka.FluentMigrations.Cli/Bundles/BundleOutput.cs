using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>
/// Where a bundle goes: into a folder, when the name is that of one or ends with a slash; into an archive, when it ends with .tar.gz, .tgz
/// or .zip; or into one file. What is there is written over only if that was asked for, and what the bundle has not is left alone.
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

    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: something is there.</exception>
    public static BundleOutput Of(string name, bool isForced)
    {
        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(name));
        var isFile = !Directory.Exists(path) && !System.IO.Path.EndsInDirectorySeparator(name);
        var obstacle =
            !isFile && File.Exists(path) ? "it is a file, and its name ends as that of a folder"
            : isForced ? null
            : isFile && File.Exists(path) ? "the file exists"
            : !isFile && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() ? "the folder has files"
            : null;
        return obstacle is null
            ? new BundleOutput(path, !isFile)
            : throw new MigrationException(
                ErrorCodes.CommandLine,
                $"{path} was not written.",
                obstacle,
                Errors.Untouched + ", nor was the output",
                "name another output with --output, or write over it with --force"
            );
    }

    /// <summary>Puts what was published in its place.</summary>
    /// <param name="published">The folder that it was published into.</param>
    /// <param name="executable">The name of the executable in it.</param>
    public void Take(string published, string executable)
    {
        try
        {
            if (!IsFolder)
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
                var partial = $"{Path}.{Guid.NewGuid():N}.partial";
                if (_archive is null)
                    File.Move(System.IO.Path.Combine(published, executable), partial);
                else
                    _archive.Pack(published, partial);
                File.Move(partial, Path, overwrite: true);
                return;
            }

            foreach (var file in Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories))
            {
                var target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(published, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Move(file, target, overwrite: true);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                ErrorCodes.OutputLost,
                $"{Path} was not written completely.",
                cause.Message,
                Errors.Untouched,
                "name another output with --output",
                cause
            );
        }
    }
}
