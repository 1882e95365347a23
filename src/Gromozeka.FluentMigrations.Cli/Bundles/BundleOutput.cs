using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Verbs;

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

    /// <exception cref="MigrationException">
    /// <see cref="ErrorCodes.CommandLine"/>: the output exists already, or must not be replaced.
    /// </exception>
    public static BundleOutput Of(string name, bool isForced)
    {
        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(name));
        var isFile = !Directory.Exists(path) && !System.IO.Path.EndsInDirectorySeparator(name);
        var fixedObstacle =
            FileAmong(System.IO.Path.GetDirectoryName(path)) is { } file ? $"{file} is a file"
            : !isFile && File.Exists(path) ? "it is a file, but the name ends with a slash, as for a folder"
            : isFile ? ReasonOf(path, DatabaseFiles.ReasonOf)
            : null;
        if (fixedObstacle is not null)
            throw Refusal(path, fixedObstacle);
        var obstacle =
            isForced ? null
            : isFile && File.Exists(path) ? "the file exists"
            : !isFile && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() ? "the folder is not empty"
            : null;
        return obstacle is null
            ? new BundleOutput(path, !isFile)
            : throw Refusal(path, obstacle, "name another output with --output, or overwrite it with --force");
    }

    /// <summary>Refuses an output that would replace what the reason says, which may need the program's settings.</summary>
    /// <param name="executable">The name of the executable in a folder.</param>
    /// <param name="reason">Why a file must not be replaced; null if it may be.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>.</exception>
    public void Check(string executable, Func<string, string?> reason)
    {
        if (ReasonOf(IsFolder ? System.IO.Path.Combine(Path, executable) : Path, reason) is { } why)
            throw Refusal(Path, why);
    }

    private static MigrationException Refusal(string path, string why, string next = "name another output with --output") =>
        new(ErrorCodes.CommandLine, $"{path} was not written.", why, Errors.Untouched + ", nor was the output", next);

    private static string? ReasonOf(string path, Func<string, string?> reason)
    {
        try
        {
            return reason(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return cause.Message;
        }
    }

    /// <summary>The file that has the name of a folder or of one above it; null if there is none.</summary>
    private static string? FileAmong(string? folder) =>
        folder is null || Directory.Exists(folder) ? null
        : File.Exists(folder) ? folder
        : FileAmong(System.IO.Path.GetDirectoryName(folder));

    /// <summary>Moves the published files to the output: all of them, or none.</summary>
    /// <param name="published">The folder that it was published into.</param>
    /// <param name="executable">The name of the executable in it.</param>
    /// <param name="reason">Why a file must not be replaced; null if it may be.</param>
    /// <returns>The folder with what was replaced, if that could not be removed.</returns>
    /// <exception cref="MigrationException">
    /// <see cref="ErrorCodes.OutputLost"/>; or <see cref="ErrorCodes.CommandLine"/>: a file must not be replaced.
    /// </exception>
    public string? Take(string published, string executable, Func<string, string?> reason)
    {
        var files = Files(published, System.IO.Path.Combine(published, executable));
        foreach (var file in files.Select(file => InPlace(file.Name)))
        {
            // A folder in the place of a file is found when the file is moved.
            if (!Directory.Exists(file) && ReasonOf(file, reason) is { } why)
                throw Refusal(Path, $"{file} cannot be replaced: {why}");
        }

        var replacement = new FileReplacement(Folder);
        try
        {
            replacement.Run(files);
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

    private string Folder => IsFolder ? Path : System.IO.Path.GetDirectoryName(Path)!;

    private string InPlace(string name) => System.IO.Path.Combine(Folder, name);

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
