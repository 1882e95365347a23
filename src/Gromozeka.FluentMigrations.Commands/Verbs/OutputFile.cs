using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Sqlite.Safety;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>
/// The file of <c>--output</c>. It is opened before anything else happens, so that a file that cannot be written is detected before a
/// migration runs. An existing file is replaced as a whole, at the end, and only if it is not part of a database.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _target;
    private readonly string? _temporary;
    private readonly StreamWriter _writer;

    private OutputFile(string path, string target, string? temporary)
    {
        Path = path;
        (_target, _temporary) = (target, temporary);
        _writer = new StreamWriter(
            new FileStream(temporary ?? target, temporary is null ? FileMode.Open : FileMode.CreateNew, FileAccess.Write)
        );
    }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>Opens the file of <see cref="RunOptions.Output"/>.</summary>
    /// <returns>The file; null if none was requested.</returns>
    /// <exception cref="MigrationException">It cannot be written, or must not be.</exception>
    public static OutputFile? Of(CommandContext context)
    {
        if (context.Arguments.GetResult(RunOptions.Output) is null)
            return null;
        var name = context.Value(RunOptions.Output);
        return Open(
            context,
            string.IsNullOrEmpty(name) ? System.IO.Path.GetFileNameWithoutExtension(context.Workspace.Program) + ".sql" : name
        );
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="MigrationException">It cannot be written, or must not be.</exception>
    public static OutputFile Open(CommandContext context, string name)
    {
        var path = System.IO.Path.GetFullPath(name);
        try
        {
            // A device or a pipe is written to directly, under its given name: the target of /dev/stdout need not have a name.
            if (FileStatus.IsObstacle(path) && !Directory.Exists(path))
                return new OutputFile(path, path, temporary: null);
            var target = RealPath.Of(path);
            DatabaseFiles.Refuse(context, path, target);
            return new OutputFile(path, target, $"{target}.{Guid.NewGuid():N}.partial");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CommandLine($"{path} cannot be written.", cause.Message, "name another file with --output");
        }
    }

    /// <summary>Writes the text, and renames the file to its final name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="state">The current state of the database.</param>
    public void Write(string text, string state = Errors.Untouched)
    {
        try
        {
            _writer.Write(text);
            _writer.Dispose();
            if (_temporary is not null)
                File.Move(_temporary, _target, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                ErrorCodes.OutputLost,
                $"{Path} was not written.",
                cause.Message,
                state,
                "name another file with --output",
                cause
            );
        }
    }

    /// <summary>Deletes a file that was not completed.</summary>
    public void Dispose()
    {
        try
        {
            _writer.Dispose();
            if (_temporary is not null)
                File.Delete(_temporary);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The error of the file has already been reported.
        }
    }
}
