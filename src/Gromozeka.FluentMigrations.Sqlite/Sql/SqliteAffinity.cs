namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>What a column prefers to store.</summary>
internal enum SqliteAffinity
{
    /// <summary>What it is given.</summary>
    Blob,

    /// <summary>Text; it writes numbers as text.</summary>
    Text,

    /// <summary>A whole number, else like <see cref="Numeric"/>.</summary>
    Integer,

    /// <summary>A floating point number.</summary>
    Real,

    /// <summary>A number, when the text is one.</summary>
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
