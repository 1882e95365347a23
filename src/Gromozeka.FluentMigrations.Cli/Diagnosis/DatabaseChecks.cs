using System.Globalization;

using Gromozeka.FluentMigrations.Cli.Loading;
using Gromozeka.FluentMigrations.Cli.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;

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
        if (!File.Exists(database.Name))
        {
            yield return new CheckNode("file", "does not exist yet; the first run makes it", true, null);
            yield break;
        }

        yield return Size(database.Name);
        foreach (var check in Content(workspace, database))
            yield return check;
        yield return WriteLock.Look(file);
    }

    private static IEnumerable<CheckNode> Content(Workspace workspace, IDatabase database)
    {
        try
        {
            using var session = database.Open(SessionAccess.Read);
            if (session.IsNew)
                return [new CheckNode("content", "none: the file is empty", true, null)];
            var integrity = session.CheckIntegrity();
            return
            [
                LibraryCheck.Of(Text(session, "SELECT sqlite_version()")),
                new CheckNode("journal mode", Text(session, "PRAGMA journal_mode"), true, null),
                new CheckNode("foreign keys", Text(session, "PRAGMA foreign_keys") == "1" ? "enforced on connections of the engine" : "not enforced on connections of the engine", true, null),
                new CheckNode("integrity", integrity.Damage ?? "no damage found", integrity.Damage is null, null) { IsDamage = integrity.Damage is not null },
                .. integrity.Unchecked.Select(part => new CheckNode("not checked", part, false, null)),
                .. integrity.BrokenRows.Select(rows => new CheckNode("constraint", rows, false, null)),
                Version(workspace),
            ];
        }
        catch (Exception cause) when ((cause as MigrationException ?? database.Explain(cause, Errors.Untouched)) is { } error)
        {
            return [new CheckNode("content", $"{error.Code} {error.What} {error.Why}", false, null) { IsDamage = error.Code == ErrorCodes.Corrupt || error.Code == ErrorCodes.NotADatabase }];
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
            return new CheckNode("version", $"{error.Code} {error.What} {error.Why}", false, null);
        }
    }

    private static CheckNode Size(string path)
    {
        var file = new FileInfo(path);
        return file.IsReadOnly
            ? new CheckNode("file", $"{Format.Bytes(file.Length)}, read-only: it can be inspected, not migrated", false, null)
            : new CheckNode("file", $"{Format.Bytes(file.Length)}, last written {Format.Time(file.LastWriteTimeUtc)} UTC", true, null);
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
