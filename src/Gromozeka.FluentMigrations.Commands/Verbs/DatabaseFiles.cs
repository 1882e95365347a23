using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Prevents output from overwriting a database or the files that belong to one.</summary>
internal static class DatabaseFiles
{
    /// <param name="context">The command, which may have no database.</param>
    /// <param name="path">The path as given.</param>
    /// <param name="file">The file, with links resolved.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: the file must not be overwritten.</exception>
    public static void Refuse(CommandContext context, string path, string file)
    {
        var reason = Directory.Exists(file) ? "it is a folder" : ReasonOf(context, file) ?? context.Workspace.Claim(file);
        if (reason is not null)
            throw Errors.CommandLine($"{path} cannot be the --output file.", reason, "name another file with --output");
    }

    /// <summary>Why a file must not be replaced, judging by the file alone; null if it may be, or does not exist.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static string? ReasonOf(string path) =>
        FileStatus.IsObstacle(path) ? "it is not an ordinary file, but a device, a pipe or a folder"
        // A program may have several databases, and a file may be reached through a link with another name.
        : SqliteFileKind.IsDatabaseOrNextToOne(RealPath.Of(path)) ? "it is an SQLite database, or belongs to one"
        : null;

    /// <summary>The same, also for what the database of the command owns; that need not exist.</summary>
    /// <inheritdoc cref="ReasonOf(string)" />
    public static string? ReasonOf(CommandContext context, string path)
    {
        var file = RealPath.Of(path);
        if (DatabaseOf(context) is { } known)
        {
            if (known.Database.Find<IDatabaseFile>()?.Owns(file) == true)
                return $"it belongs to the database {known.Database.Name}";
            if (known.Backups is { } backups && file.StartsWith(backups + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                return $"it would be among the backups of {known.Database.Name}";
            if (known.Database.Find<IDatabaseFile>()?.IsLikeOne(file) == true)
                return "it is another database, or belongs to one";
        }

        return ReasonOf(file);
    }

    /// <summary>
    /// The database and the folder of its backups. Null if it cannot be created: a script or a bundle may not need one, and a command that
    /// does reports why.
    /// </summary>
    private static (IDatabase Database, string? Backups)? DatabaseOf(CommandContext context)
    {
        try
        {
            var database = context.Workspace.Database;
            var backups = database.Backup is null ? null : new BackupManager(database, context.Workspace.Options).Folder;
            return (database, backups is null ? null : RealPath.Of(backups));
        }
        catch (Exception cause) when (cause is not (OperationCanceledException or OtherHostNeeded))
        {
            return null;
        }
    }
}
