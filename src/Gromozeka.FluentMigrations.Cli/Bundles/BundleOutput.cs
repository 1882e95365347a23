using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>
/// Where a bundle goes: into a folder, when the name is that of one or ends with a slash, or into one file. What is there is written
/// over only if that was asked for, and what the bundle has not is left alone.
/// </summary>
internal sealed class BundleOutput
{
    private BundleOutput(string path, bool isFile) => (Path, IsFile) = (path, isFile);

    public string Path { get; }

    public bool IsFile { get; }

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
            ? new BundleOutput(path, isFile)
            : throw new MigrationException(
                ErrorCodes.CommandLine,
                $"{path} was not written.",
                obstacle,
                Errors.Untouched + ", nor was the output",
                "name another output with --output, or write over it with --force"
            );
    }

    /// <summary>Puts what was published in its place: all of it, or nothing.</summary>
    /// <param name="published">The folder that it was published into.</param>
    /// <param name="executable">The name of the executable in it.</param>
    /// <returns>The folder with what was replaced, if that could not be removed.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.OutputLost"/>.</exception>
    public string? Take(string published, string executable)
    {
        var start = System.IO.Path.Combine(published, executable);
        var replacement = new FileReplacement(IsFile ? System.IO.Path.GetDirectoryName(Path)! : Path);
        try
        {
            replacement.Run(
                IsFile
                    ? [(start, System.IO.Path.GetFileName(Path))]
                    :
                    [
                        .. Directory
                            .EnumerateFiles(published, "*", SearchOption.AllDirectories)
                            .OrderBy(file => file == start)
                            .Select(file => (file, System.IO.Path.GetRelativePath(published, file))),
                    ]
            );
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
}
