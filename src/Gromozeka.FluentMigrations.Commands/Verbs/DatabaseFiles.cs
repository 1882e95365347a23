using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Keeps output from being written over a database, or over what belongs to one.</summary>
internal static class DatabaseFiles
{
    /// <param name="context">The call, which may know no database.</param>
    /// <param name="path">The path, as it was asked for.</param>
    /// <param name="file">The file, without links.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: it is a file that must not be written to.</exception>
    public static void Refuse(CommandContext context, string path, string file)
    {
        if (Reason(context, file) is { } reason)
            throw Errors.CommandLine($"{path} cannot be the file of --output.", reason, "name another file with --output");
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

            // A program has several, and a link by which the file has another name is the database as well.
            if (database.Find<IDatabaseFile>()?.IsLikeOne(file) == true)
                return "it is another database, or belongs to one";
        }

        return context.Workspace.Claim(file);
    }

    /// <summary>A script that needs no database may be written where none is configured.</summary>
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
