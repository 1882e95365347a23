using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Compares names in SQL as SQLite does: case-insensitively for A to Z only. NOCASE, <c>lower()</c> and <c>LIKE</c> do the same unless the
/// host extends them to other letters, as the ICU extension does.
/// </summary>
internal static class NameCollation
{
    /// <summary>The suffix of a comparison of names.</summary>
    public const string Same = "COLLATE " + Name;

    /// <summary>
    /// The condition that an object does not belong to SQLite itself; the names of SQLite's objects are always in lowercase
    /// (https://www.sqlite.org/fileformat2.html#intschema).
    /// </summary>
    public const string IsNotInternal = "(name < 'sqlite_' OR name >= 'sqlite`')";

    /// <summary>The condition that a table is virtual; SQLite stores its statement with exactly these words.</summary>
    public const string IsVirtual = "(sql >= 'CREATE VIRTUAL' AND sql < 'CREATE VIRTUAM')";

    private const string Name = "gromozeka_name";

    public static void Register(sqlite3 database) => raw.sqlite3__create_collation_utf8(database, Name, null, Compare);

    /// <summary>Removes it, when no statement uses it any more.</summary>
    public static void Remove(sqlite3 database) => raw.sqlite3__create_collation_utf8(database, Name, null, null);

    private static int Compare(object user, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var common = Math.Min(one.Length, other.Length);
        for (var index = 0; index < common; index++)
        {
            if (Fold(one[index]) - Fold(other[index]) is not 0 and var difference)
                return difference;
        }

        return one.Length - other.Length;
    }

    private static int Fold(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? letter | 0x20 : letter;
}
