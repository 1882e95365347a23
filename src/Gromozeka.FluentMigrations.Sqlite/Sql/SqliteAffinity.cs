namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>The affinity of a column.</summary>
internal enum SqliteAffinity
{
    /// <summary>Stores values unchanged.</summary>
    Blob,

    /// <summary>Text; numbers are stored as text.</summary>
    Text,

    /// <summary>A whole number; otherwise like <see cref="Numeric"/>.</summary>
    Integer,

    /// <summary>A floating point number.</summary>
    Real,

    /// <summary>A number, if the text is one.</summary>
    Numeric,
}

/// <summary>
/// The affinity of declared types, by SQLite's five rules in their order (sqlite.org/datatype3.html#determination_of_column_affinity).
/// </summary>
internal static class SqliteAffinities
{
    public static SqliteAffinity Of(string type) =>
        Has(type, "INT") ? SqliteAffinity.Integer
        : Has(type, "CHAR") || Has(type, "CLOB") || Has(type, "TEXT") ? SqliteAffinity.Text
        : type.Length == 0 || Has(type, "BLOB") ? SqliteAffinity.Blob
        : Has(type, "REAL") || Has(type, "FLOA") || Has(type, "DOUB") ? SqliteAffinity.Real
        : SqliteAffinity.Numeric;

    private static bool Has(string type, string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
}
