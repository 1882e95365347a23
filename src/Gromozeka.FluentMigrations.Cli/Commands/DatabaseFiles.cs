using Gromozeka.FluentMigrations.Sqlite.Safety;

using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary>Keeps output from being written over a database, or over what belongs to one.</summary>
internal static class DatabaseFiles
{
    private static readonly string[] Endings = ["", "-wal", "-shm", "-journal", ".lock"];

    // Of a database, of a write-ahead log (in both byte orders), and of a rollback journal (https://www.sqlite.org/fileformat2.html).
    private static readonly byte[][] Beginnings =
    [
        [.. "SQLite format 3\0"u8], [0x37, 0x7f, 0x06, 0x82], [0x37, 0x7f, 0x06, 0x83], [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7],
    ];

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
            if (Endings.Any(ending => file == database + ending))
                return $"it belongs to the database {database}";
            var backups = RealPath.Of(Path.Combine(Path.GetDirectoryName(database)!, (context.Workspace.Options.Backup ?? new BackupOptions()).Folder));
            if (file.StartsWith(backups + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                return $"it would be among the backups of {database}";
        }

        if (context.Workspace.Location.Assemblies.Any(assembly => file == RealPath.Of(assembly)))
            return "the migrations are in it";
        return !File.Exists(file) || !BeginsLikeOne(file) ? null : "it is an SQLite database, or the journal of one";
    }

    private static bool BeginsLikeOne(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[16];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        foreach (var beginning in Beginnings)
        {
            if (start[..read].StartsWith(beginning))
                return true;
        }

        return false;
    }

    /// <summary>A script that needs no database may be written where none is configured.</summary>
    private static string? DatabaseOf(CommandContext context)
    {
        try
        {
            return RealPath.Of(context.Workspace.Database.Name);
        }
        catch (Exception cause) when (cause is OptionsValidationException || (cause is MigrationException error && error.Code == ErrorCodes.InvalidConfiguration))
        {
            return null;
        }
    }
}
