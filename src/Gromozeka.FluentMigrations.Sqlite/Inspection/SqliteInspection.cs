using System.Globalization;
using System.Reflection;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Inspection;

/// <summary>Shows information about an SQLite file to users.</summary>
internal sealed class SqliteInspection(SqliteDatabase database) : IDatabaseInspection
{
    private const long LittleSpace = 100L * 1024 * 1024;

    public DatabaseDescription Describe(IDatabaseSession session) =>
        new(
            $"SQLite {Text(session, "SELECT sqlite_version()")}",
            (session as SqliteSession)?.ReadJournalMode(),
            new FileInfo(database.Name).Length
        );

    public IDatabase WithPatience(TimeSpan patience) => database.WithPatience(patience);

    public long ReadBytes(IDatabaseSession session, TableName table, string? column)
    {
        var names = column is null ? StoredColumns(session, table) : [column];
        var sizes = names.Select(name => $"coalesce(octet_length({database.Quoter.QuoteColumnName(name)}), 0)");
        return Convert.ToInt64(
            Value(session, $"SELECT coalesce(sum({string.Join(" + ", sizes)}), 0) FROM {database.Quote(table)}"),
            CultureInfo.InvariantCulture
        );
    }

    public IEnumerable<DatabaseCheck> CheckPlace()
    {
        if (ExistingFolder() is { } folder)
        {
            var free = new DriveInfo(folder).AvailableFreeSpace;
            yield return new DatabaseCheck("free disk", Quantity.Bytes(free), free > LittleSpace);
        }

        yield return CheckFile();
    }

    public IEnumerable<DatabaseCheck> CheckProduct(IDatabaseSession session)
    {
        if (session.IsNew)
            return File.Exists(database.Name) ? [new DatabaseCheck("content", "none: the file is empty", IsGood: true)] : [];
        var areKeysEnforced = Text(session, "PRAGMA foreign_keys") == "1";
        return
        [
            new DatabaseCheck("Microsoft.Data.Sqlite", DriverVersion(), IsGood: true),
            LibraryCheck.Of(Text(session, "SELECT sqlite_version()")),
            new DatabaseCheck(
                "journal mode",
                (session as SqliteSession)?.ReadJournalMode() ?? "not known: the file is opened as immutable",
                IsGood: true
            ),
            new DatabaseCheck("foreign keys", $"{(areKeysEnforced ? "" : "not ")}enforced on connections of the engine", IsGood: true),
        ];
    }

    public DatabaseCheck? CheckWriters() => File.Exists(database.Name) ? WriterCheck.Of(database) : null;

    private DatabaseCheck CheckFile()
    {
        if (FileStatus.IsObstacle(database.Name))
            return new DatabaseCheck("file", "it is a folder, a pipe or a device", IsGood: false);
        var file = new FileInfo(database.Name);
        var size = !file.Exists
            ? "does not exist yet"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Quantity.Bytes(file.Length)}, last written {file.LastWriteTimeUtc:yyyy-MM-dd HH:mm} UTC"
            );
        return database.FindWriteObstacle() is { } obstacle
            ? new DatabaseCheck("file", $"{size}; it cannot be migrated: {obstacle.Why} ({obstacle.Code})", IsGood: false)
            {
                Refusal = obstacle.Code,
            }
            : new DatabaseCheck("file", file.Exists ? size : $"{size}; the first run creates it", IsGood: true);
    }

    private static string DriverVersion() =>
        typeof(SqliteConnection).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The nearest existing folder, because the first run creates the folder of the database.</summary>
    private string? ExistingFolder()
    {
        var folder = Path.GetDirectoryName(database.Name);
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    /// <summary>The columns except those that are computed on read.</summary>
    private List<string> StoredColumns(IDatabaseSession session, TableName table)
    {
        var schema = table.Schema.Length == 0 ? "" : ", " + database.Quoter.QuoteValue(table.Schema);
        using var command = session.CreateCommand($"SELECT name FROM pragma_table_info({database.Quoter.QuoteValue(table.Name)}{schema})");
        using var row = command.ExecuteReader();
        var names = new List<string>();
        while (row.Read())
            names.Add(row.GetString(0));
        return names;
    }

    private static string Text(IDatabaseSession session, string sql) =>
        Convert.ToString(Value(session, sql), CultureInfo.InvariantCulture) ?? "";

    private static object? Value(IDatabaseSession session, string sql)
    {
        using var command = session.CreateCommand(sql);
        return command.ExecuteScalar();
    }
}
