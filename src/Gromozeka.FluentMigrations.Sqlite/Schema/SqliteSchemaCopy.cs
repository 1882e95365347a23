using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Copies the schema of one database to another from its stored statements, and the rows of a few tables.</summary>
internal static class SqliteSchemaCopy
{
    private const string Objects =
        $"SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND {NameCollation.IsNotInternal} ORDER BY rowid";

    public static void Make(IDatabaseSession original, IDatabaseSession copy, IReadOnlyCollection<TableName> tablesWithRows)
    {
        copy.Execute(new SqlCommand("PRAGMA foreign_keys = OFF"));
        CopyStatistics(original, copy);
        var objects = original.Rows(Objects, row => (Type: row.GetString(0), Name: row.GetString(1), Sql: row.GetString(2)));
        foreach (var table in objects.Where(one => one.Type == "table"))
        {
            if (TryMake(copy, table.Sql) && tablesWithRows.Contains(table.Name, NameComparer.Tables))
                CopyRows(original, copy, table.Name);
        }

        // After the rows; otherwise the triggers would fire for each of them.
        foreach (var other in objects.Where(one => one.Type != "table"))
            TryMake(copy, other.Sql);
    }

    /// <summary>Creates one table with its indexes.</summary>
    /// <returns>Whether it could be created.</returns>
    public static bool TryMake(IDatabaseSession copy, TableShape table) =>
        table.Indexes.Select(index => index.Sql).OfType<string>().Prepend(table.Sql).All(sql => TryMake(copy, sql));

    /// <summary>
    /// A virtual table whose module is not loaded cannot be created, and neither can a trigger on it; shadow tables already exist when
    /// their turn comes.
    /// </summary>
    private static bool TryMake(IDatabaseSession copy, string sql)
    {
        try
        {
            copy.Execute(new SqlCommand(sql));
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>A rebuild keeps them. ANALYZE creates their table, which no other statement can create.</summary>
    private static void CopyStatistics(IDatabaseSession original, IDatabaseSession copy)
    {
        if (original.Number("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'") == 0)
            return;
        copy.Execute(new SqlCommand("ANALYZE"));
        CopyRows(original, copy, "sqlite_stat1");
    }

    private static void CopyRows(IDatabaseSession original, IDatabaseSession copy, string table)
    {
        var columns = original.Rows("SELECT name FROM pragma_table_info(@p0)", row => SqliteQuoter.Exact(row.GetString(0)), table);
        var name = SqliteQuoter.Exact(table);
        var rows = original.Rows($"SELECT {string.Join(", ", columns)} FROM {name}", row =>
        {
            var values = new object?[columns.Count];
            row.GetValues(values!);
            return (IReadOnlyList<object?>)values;
        });
        var parameters = columns.Select((_, index) => $"@p{index}");
        if (rows.Count > 0)
            copy.Execute(
                new SqlCommand($"INSERT INTO {name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", parameters)})")
                {
                    Rows = rows,
                }
            );
    }
}
