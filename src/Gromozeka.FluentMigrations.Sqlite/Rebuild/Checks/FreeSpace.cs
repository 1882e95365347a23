using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Checks whether the disk has space for a second copy of a table with its indexes, and for the journal. The used pages of the file are the
/// upper bound; the rows are measured only if that is too much.
/// </summary>
internal static class FreeSpace
{
    private const string File = "SELECT coalesce(file, '') FROM pragma_database_list WHERE name = @p0";
    private const double Factor = 2.2;

    // The overhead of a row and its index entries in addition to their values.
    private const int RowOverhead = 24;

    public static CheckCommand Check(TableRebuild rebuild, Func<string, long> freeBytes) =>
        new(
            ErrorCodes.DiskFull,
            session => Look(session, rebuild, freeBytes),
            "free disk space and start again",
            $"space for a copy of {rebuild.Table.Qualified}"
        );

    /// <summary>Returns the free bytes on the disk of a file or folder.</summary>
    public static long OfDisk(string path) =>
        new DriveInfo(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!).AvailableFreeSpace;

    private static string? Look(IDatabaseSession session, TableRebuild rebuild, Func<string, long> freeBytes)
    {
        var file = session.Rows(File, row => row.GetString(0), rebuild.Table.Schema).FirstOrDefault("");
        if (file.Length == 0)
            return null;
        var free = freeBytes(file);
        if (free >= Factor * UsedBytes(session, rebuild.Table.Schema))
            return null;
        var needed = (long)(Factor * TableBytes(session, rebuild));
        return free >= needed
            ? null
            : $"the rebuild of table {rebuild.Table.Name} needs about {Quantity.Bytes(needed)} on the disk of {file}, "
                + $"but only {Quantity.Bytes(free)} is free";
    }

    private static long UsedBytes(IDatabaseSession session, string schema)
    {
        var quoted = SqliteQuoter.Exact(schema);
        var pages = session.Number($"PRAGMA {quoted}.page_count") - session.Number($"PRAGMA {quoted}.freelist_count");
        return pages * session.Number($"PRAGMA {quoted}.page_size");
    }

    private static long TableBytes(IDatabaseSession session, TableRebuild rebuild)
    {
        var columns = rebuild
            .Before.Columns.Where(column => !column.IsGenerated)
            .Select(column => $"coalesce(octet_length({SqliteQuoter.Exact(column.Name)}), 0)");
        var copies = 1 + rebuild.Before.Keys.Count + rebuild.Draft.Indexes.Count();
        return session.Number(
            $"SELECT coalesce(sum({RowOverhead * copies} + {string.Join(" + ", columns)}), 0) FROM {rebuild.Table.Qualified}"
        );
    }
}
