using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Extensions.Options;

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
        if (Reason(context, file) is { } reason)
            throw Errors.CommandLine($"{path} cannot be the --output file.", reason, "name another file with --output");
    }

    private static string? Reason(CommandContext context, string file)
    {
        if (Directory.Exists(file))
            return "it is a folder";
        if (DatabaseOf(context) is { } database)
        {
            if (database.Find<IDatabaseFile>()?.Owns(file) == true)
                return $"it belongs to the database {database.Name}";
            if (
                database.Backup is not null
                && RealPath.Of(new BackupManager(database, context.Workspace.Options).Folder) is var backups
                && file.StartsWith(backups + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            )
            {
                return $"it would be among the backups of {database.Name}";
            }

            // A program may have several databases, and a file may be reached through a link with another name.
            if (database.Find<IDatabaseFile>()?.IsLikeOne(file) == true)
                return "it is another database, or belongs to one";
        }

        return context.Workspace.Claim(file);
    }

    /// <summary>A script that needs no database may be written if none is configured.</summary>
    private static IDatabase? DatabaseOf(CommandContext context)
    {
        try
        {
            return context.Workspace.Database;
        }
        catch (Exception cause)
            when (cause is OptionsValidationException
                || (cause is MigrationException error && error.Code == ErrorCodes.InvalidConfiguration)
            )
        {
            return null;
        }
    }
}
