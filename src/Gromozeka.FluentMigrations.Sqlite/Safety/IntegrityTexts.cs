using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>The meaning of a line, or an error, of quick_check or integrity_check.</summary>
internal enum IntegrityFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>A row violates a constraint, but can be read.</summary>
    BrokenRow,

    /// <summary>Something that the check needs is missing.</summary>
    Unchecked,

    /// <summary>The file is damaged.</summary>
    Damage,
}

/// <summary>
/// Distinguishes damage from other results (sqlite.org/pragma.html#pragma_integrity_check). Names are at the end of each line, so a table
/// name cannot change its meaning. An unknown line counts as damage.
/// </summary>
internal static class IntegrityTexts
{
    private const string FullTextUnreadable = "unable to validate the inverted index for FTS";

    private static readonly string[] BrokenRows =
    [
        "NULL value in ",
        "NUMERIC value in ",
        "TEXT value in ",
        "CHECK constraint failed in ",
        "non-unique entry in index ",
        "non-INT value in ",
        "non-INTEGER value in ",
        "non-REAL value in ",
        "non-TEXT value in ",
        "non-BLOB value in ",
    ];

    public static IntegrityFault Of(string line) =>
        line == "ok" ? IntegrityFault.None
        : Array.Exists(BrokenRows, start => line.StartsWith(start, StringComparison.Ordinal)) ? IntegrityFault.BrokenRow
        : line.StartsWith(FullTextUnreadable, StringComparison.Ordinal) && line.EndsWith(": SQL logic error", StringComparison.Ordinal)
            ? IntegrityFault.Unchecked
        : IntegrityFault.Damage;

    /// <summary>The text of SQLite in an exception of the driver.</summary>
    public static string Words(SqliteException error) =>
        error.Message[(error.Message.IndexOf('\'', StringComparison.Ordinal) + 1)..].TrimEnd('.').TrimEnd('\'');

    /// <summary>The meaning of an error; none of these if the machine caused it (a lock, the disk, memory, an interruption).</summary>
    public static IntegrityFault Of(SqliteException error) =>
        error.SqliteErrorCode switch
        {
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => IntegrityFault.Damage,
            raw.SQLITE_BUSY
            or raw.SQLITE_LOCKED
            or raw.SQLITE_IOERR
            or raw.SQLITE_NOMEM
            or raw.SQLITE_INTERRUPT
            or raw.SQLITE_FULL
            or raw.SQLITE_CANTOPEN
            or raw.SQLITE_READONLY
            or raw.SQLITE_PROTOCOL => IntegrityFault.None,
            _ => IntegrityFault.Unchecked,
        };
}
