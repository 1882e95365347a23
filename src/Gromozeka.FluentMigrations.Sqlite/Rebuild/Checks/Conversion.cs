using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// SQL for what SQLite makes of a value that is stored in a column of another type (sqlite.org/datatype3.html#type_affinity). A blob is
/// never converted, and neither is a text that is not a number.
/// </summary>
internal static class Conversion
{
    /// <summary>The value as it will be stored.</summary>
    public static string Value(string column, SqliteAffinity affinity) =>
        affinity switch
        {
            SqliteAffinity.Text => $"CASE WHEN typeof({column}) IN ('integer', 'real') THEN CAST({column} AS TEXT) ELSE {column} END",
            SqliteAffinity.Real =>
                $"CASE WHEN typeof({column}) = 'integer' OR {IsNumericText(column)} THEN CAST({column} AS REAL) ELSE {column} END",
            SqliteAffinity.Integer or SqliteAffinity.Numeric =>
                $"CASE WHEN {IsNumericText(column)} THEN CAST({column} AS NUMERIC) ELSE {column} END",
            _ => column,
        };

    /// <summary>Whether the value will change. A different storage form, such as '7' and 7, does not count.</summary>
    public static string? Changes(string column, SqliteAffinity affinity) =>
        affinity switch
        {
            // Before 3.53 only 15 digits survive a conversion between floating-point number and text; since then every number does.
            SqliteAffinity.Text => $"typeof({column}) = 'real' AND CAST(CAST({column} AS TEXT) AS REAL) <> {column}",
            SqliteAffinity.Real => $"(typeof({column}) = 'integer' AND CAST({column} AS REAL) <> {column}) OR ({IsNumericText(column)} "
                + $"AND CAST(CAST({column} AS REAL) AS TEXT) NOT IN (CAST({column} AS TEXT) COLLATE BINARY, {column} || '.0') "
                + $"AND {FifteenDigits(column)} NOT IN (CAST({column} AS TEXT), {column} || '.0'))",
            SqliteAffinity.Integer or SqliteAffinity.Numeric =>
                $"{IsNumericText(column)} AND CAST(CAST({column} AS NUMERIC) AS TEXT) <> {column} COLLATE BINARY "
                    + $"AND (typeof(CAST({column} AS NUMERIC)) <> 'real' OR {FifteenDigits(column)} <> {column} COLLATE BINARY)",
            _ => null,
        };

    /// <summary>Whether a STRICT table refuses the value (sqlite.org/stricttables.html); null if it accepts everything.</summary>
    public static string? Refused(string column, string type) =>
        type.ToUpperInvariant() switch
        {
            "INT" or "INTEGER" => $"{column} IS NOT NULL AND NOT (typeof({column}) = 'integer' "
                + $"OR (typeof({column}) = 'real' AND CAST({column} AS INTEGER) = {column}) OR ({IsNumericText(column)} AND "
                + $"typeof(CAST({column} AS NUMERIC)) = 'integer'))",
            "REAL" => $"{column} IS NOT NULL AND NOT (typeof({column}) IN ('integer', 'real') OR {IsNumericText(column)})",
            "TEXT" => $"typeof({column}) = 'blob'",
            "BLOB" => $"typeof({column}) NOT IN ('blob', 'null')",
            _ => null,
        };

    // What CAST wrote before 3.53. Since then it writes up to 17 digits: 148.44977211936 becomes 148.44977211936001.
    private static string FifteenDigits(string column) => $"printf('%!.15g', CAST({column} AS REAL))";

    // A comparison with a number converts a text to one exactly if storing it in a numeric column would.
    private static string IsNumericText(string column) =>
        $"(typeof({column}) = 'text' AND CAST({column} AS TEXT) = CAST({column} AS NUMERIC))";
}
