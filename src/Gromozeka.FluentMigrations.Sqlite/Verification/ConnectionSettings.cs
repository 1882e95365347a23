using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// The settings of a connection, which are not stored in its file, at one moment (sqlite.org/pragma.html,
/// sqlite.org/c3ref/c_dbconfig_defensive.html).
/// </summary>
internal sealed class ConnectionSettings
{
    // Excludes foreign_keys, which a rebuild turns off for a step.
    private static readonly string[] Pragmas =
    [
        "analysis_limit",
        "automatic_index",
        "busy_timeout",
        "cache_size",
        "cache_spill",
        "cell_size_check",
        "checkpoint_fullfsync",
        "count_changes",
        "empty_result_callbacks",
        "full_column_names",
        "fullfsync",
        "ignore_check_constraints",
        "journal_size_limit",
        "legacy_alter_table",
        "locking_mode",
        "max_page_count",
        "mmap_size",
        "query_only",
        "read_uncommitted",
        "recursive_triggers",
        "reverse_unordered_selects",
        "secure_delete",
        "short_column_names",
        "threads",
        "trusted_schema",
        "wal_autocheckpoint",
        "writable_schema",
    ];

    // Cannot be changed while a transaction is open, or would lose what is to be checked at its end: with defer_foreign_keys off, SQLite
    // forgets the violations that it has counted. It turns it off itself at the end (sqlite.org/pragma.html#pragma_defer_foreign_keys).
    private static readonly string[] OutsideTransaction = ["temp_store", "defer_foreign_keys"];

    // Of each attached database, which has its own.
    private static readonly string[] OfDatabase =
    [
        "cache_size",
        "journal_size_limit",
        "locking_mode",
        "max_page_count",
        "mmap_size",
        "secure_delete",
    ];

    private static readonly string[] OfDatabaseOutsideTransaction = [JournalMode, "synchronous"];

    // From ENABLE_TRIGGER to ENABLE_COMMENTS, except 1009, which empties the database, and 1002, which is foreign_keys.
    private static readonly int[] Switches = [.. Enumerable.Range(1003, 20).Where(number => number != 1009)];

    private const int Limits = 12;
    private const string JournalMode = "journal_mode";
    private const string Log = "wal";

    private readonly Dictionary<Setting, string> _pragmas = [];
    private readonly Dictionary<int, int> _switches = [];
    private readonly int[] _limits = new int[Limits];
    private bool _isLikeCaseSensitive;

    private ConnectionSettings() { }

    /// <summary>The attached databases.</summary>
    public IReadOnlyList<string> Attached { get; private init; } = [];

    public static ConnectionSettings Read(SqliteSession session)
    {
        var settings = new ConnectionSettings { Attached = ReadAttached(session), _isLikeCaseSensitive = IsLikeCaseSensitive(session) };
        foreach (var setting in settings.All())
        {
            if (Value(session, setting) is { } value)
                settings._pragmas[setting] = value;
        }

        foreach (var number in Switches)
        {
            if (raw.sqlite3_db_config(session.Handle, number, -1, out var isOn) == raw.SQLITE_OK)
                settings._switches[number] = isOn;
        }

        for (var limit = 0; limit < Limits; limit++)
            settings._limits[limit] = raw.sqlite3_limit(session.Handle, limit, -1);
        return settings;
    }

    /// <summary>Restores the settings that have changed, as far as a transaction allows it.</summary>
    public void Restore(SqliteSession session)
    {
        for (var limit = 0; limit < Limits; limit++)
            raw.sqlite3_limit(session.Handle, limit, _limits[limit]);
        foreach (var (number, isOn) in _switches)
            raw.sqlite3_db_config(session.Handle, number, isOn, out _);
        var attached = ReadAttached(session);
        foreach (
            var (setting, value) in _pragmas.Where(pair =>
                (pair.Key.MayBeSetInTransaction || !session.InTransaction) && pair.Key.IsOfOneOf(attached)
            )
        )
        {
            // Write-ahead-log mode is a property of the file, which a migration may change.
            if (Value(session, setting) is { } now && now != value && (setting.Name != JournalMode || (now != Log && value != Log)))
                session.Run($"PRAGMA {setting} = {value}");
        }

        if (IsLikeCaseSensitive(session) != _isLikeCaseSensitive)
            session.Run($"PRAGMA case_sensitive_like = {(_isLikeCaseSensitive ? "ON" : "OFF")}");
    }

    /// <summary>The databases that have been attached since.</summary>
    public IEnumerable<string> ReadNewAttached(SqliteSession session) => ReadAttached(session).Except(Attached);

    private static List<string> ReadAttached(SqliteSession session) =>
        session.Rows("SELECT name FROM pragma_database_list WHERE name NOT IN ('main', 'temp')", row => row.GetString(0));

    private IEnumerable<Setting> All() =>
        [
            .. Pragmas.Select(name => new Setting(null, name, true)),
            .. OutsideTransaction.Select(name => new Setting(null, name, false)),
            .. Attached.SelectMany(schema => OfDatabase.Select(name => new Setting(schema, name, true))),
            .. Attached
                .Prepend(Names.Main)
                .SelectMany(schema => OfDatabaseOutsideTransaction.Select(name => new Setting(schema, name, false))),
        ];

    private static string? Value(SqliteSession session, Setting setting) =>
        session.Rows($"PRAGMA {setting}", row => Convert.ToString(row.GetValue(0), CultureInfo.InvariantCulture)).FirstOrDefault();

    /// <summary>No PRAGMA reports it.</summary>
    private static bool IsLikeCaseSensitive(SqliteSession session) => session.Number("SELECT 'a' LIKE 'A'") == 0;

    /// <param name="Schema">The database that has it; null for the connection or its main database.</param>
    /// <param name="Name">The name of the PRAGMA.</param>
    /// <param name="MayBeSetInTransaction">Whether it can be changed while a transaction is open.</param>
    private readonly record struct Setting(string? Schema, string Name, bool MayBeSetInTransaction)
    {
        public bool IsOfOneOf(IReadOnlyList<string> attached) => Schema is null or Names.Main || attached.Contains(Schema);

        public override string ToString() => Schema is null ? Name : $"{SqliteQuoter.Exact(Schema)}.{Name}";
    }
}
