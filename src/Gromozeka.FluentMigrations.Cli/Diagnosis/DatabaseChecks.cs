using System.Globalization;

using Gromozeka.FluentMigrations.Cli.DryRuns;
using Gromozeka.FluentMigrations.Cli.Loading;
using Gromozeka.FluentMigrations.Cli.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Sqlite.Safety;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Cli.Diagnosis;

/// <summary>The file of the database, its disk, and who holds it.</summary>
internal static class DatabaseChecks
{
    private const long LittleRoom = 100L * 1024 * 1024;

    public static IEnumerable<CheckNode> Of(Workspace workspace)
    {
        var database = workspace.Database;
        yield return new CheckNode("database", database.Name, true, null);
        if (database is not SqliteDatabase file)
            yield break;
        if (Folder(database.Name) is { } folder)
            yield return Disk(folder);
        var refused = NextRun(workspace);
        yield return Size(file, refused);
        // What is wrong with the migrations is told elsewhere, and does not matter here.
        if (workspace.Options.Backup is not null && file.Backup is not null && new BackupManager(database, workspace.Options).FindWriteObstacle() is { } obstacle)
            yield return new CheckNode("backups", $"a run that makes one would be refused: {obstacle.Why} ({obstacle.Code})", false, null) { Error = refused == obstacle.Code ? refused : null };
        foreach (var check in Content(workspace, database))
            yield return check;
        if (File.Exists(database.Name))
            yield return WriteLock.Look(file);
    }

    private static IEnumerable<CheckNode> Content(Workspace workspace, IDatabase database)
    {
        try
        {
            using var session = database.Open(SessionAccess.Read);
            if (session.IsNew)
                return File.Exists(database.Name) ? [new CheckNode("content", "none: the file is empty", true, null)] : [];
            var integrity = session.CheckIntegrity();
            return
            [
                LibraryCheck.Of(Text(session, "SELECT sqlite_version()")),
                new CheckNode("journal mode", (session as SqliteSession)?.ReadJournalMode() ?? "not known: the file is opened as one that nobody changes", true, null),
                new CheckNode("foreign keys", Text(session, "PRAGMA foreign_keys") == "1" ? "enforced on connections of the engine" : "not enforced on connections of the engine", true, null),
                new CheckNode("integrity", integrity.Damage ?? "no damage found", integrity.Damage is null, null) { Error = integrity.Damage is null ? null : ErrorCodes.Corrupt },
                .. integrity.Unchecked.Select(part => new CheckNode("not checked", part, false, null)),
                .. integrity.BrokenRows.Select(rows => new CheckNode("constraint", rows, false, null)),
                Version(workspace),
            ];
        }
        catch (Exception cause) when ((cause as MigrationException ?? database.Explain(cause, Errors.Untouched)) is { } error)
        {
            return [Failed("content", error)];
        }
    }

    private static CheckNode Version(Workspace workspace)
    {
        try
        {
            return new CheckNode("version", Format.Number(workspace.Manager.GetCurrentVersion()), true, null);
        }
        catch (MigrationException error)
        {
            // What is wrong with the program is no reason why the database could not be read.
            return Failed("version", error) with { Error = IsOfProgram(error) ? null : error.Code };
        }
    }

    private static bool IsOfProgram(MigrationException error) => error.Code.Id.StartsWith("GM1", StringComparison.Ordinal);

    private static CheckNode Failed(string name, MigrationException error) => new(name, $"{error.Code} {error.What} {error.Why}", false, null) { Error = error.Code };

    /// <summary>The error by which the next run ends; null when it has nothing to do, or is not known to end with one. What keeps it from being known is told elsewhere.</summary>
    private static ErrorCode? NextRun(Workspace workspace)
    {
        try
        {
            return WriteObstacle.OfNextRun(workspace)?.Code;
        }
        catch (Exception cause) when (cause is MigrationException or SqliteException)
        {
            return null;
        }
    }

    /// <summary>That a run could not write is an error where one has something to apply: where nothing is pending, it would write nothing.</summary>
    private static CheckNode Size(SqliteDatabase database, ErrorCode? refused)
    {
        if (FileStatus.IsObstacle(database.Name))
            return new CheckNode("file", "it is a folder, a pipe or a device", false, null);
        var file = new FileInfo(database.Name);
        var size = !file.Exists ? "does not exist yet" : $"{Format.Bytes(file.Length)}, last written {Format.Time(file.LastWriteTimeUtc)} UTC";
        return database.FindWriteObstacle() is { } obstacle
            ? new CheckNode("file", $"{size}; it cannot be migrated: {obstacle.Why} ({obstacle.Code})", false, null) { Error = refused == obstacle.Code ? refused : null }
            : new CheckNode("file", file.Exists ? size : $"{size}; the first run creates it", true, null);
    }

    private static CheckNode Disk(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return new CheckNode("free disk", Format.Bytes(free), free > LittleRoom, null);
    }

    /// <summary>The nearest folder that exists: that of the database is made by the first run.</summary>
    private static string? Folder(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    private static string Text(IDatabaseSession session, string sql)
    {
        using var command = session.CreateCommand(sql);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
