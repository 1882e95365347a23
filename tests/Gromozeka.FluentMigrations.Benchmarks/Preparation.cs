using System.Globalization;
using Gromozeka.FluentMigrations.Benchmarks.Workers;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>
/// Makes what the sides work on: assemblies, databases, and the SQL for the plain side, which is read from what the engine made.
/// </summary>
internal sealed class Preparation(string folder)
{
    private const string Table = "CREATE TABLE x (id INTEGER PRIMARY KEY, name TEXT NOT NULL, amount INTEGER, note TEXT);";
    private const string Rebuilt =
        "CREATE TABLE new_x (id INTEGER PRIMARY KEY, name TEXT NOT NULL, amount INTEGER NOT NULL DEFAULT 0, note TEXT);";
    private const string Indexes = "CREATE INDEX ix_name ON x (name); CREATE INDEX ix_amount ON x (amount);";

    private readonly MigrationAssemblies _assemblies = new(folder);

    /// <summary>Databases that have had all of so many migrations.</summary>
    public (Side Plain, Side Engine) Idle(int count, bool isCompiled = true)
    {
        var file = PathOf($"idle-{count}.db");
        if (!File.Exists(file))
            new EngineSide(_assemblies.Of(count)).Run(Work.Apply, file);
        return (Side.Plain("", file), Side.Engine(_assemblies.Of(count, isCompiled), file));
    }

    /// <summary>
    /// A database that has had the first migration, for those that follow; with a hundred views and triggers of other tables if asked so.
    /// </summary>
    public (Side Plain, Side Engine) Apply(int count, bool hasDependents = false)
    {
        var first = PathOf(hasDependents ? "first-dependents.db" : "first.db");
        if (!File.Exists(first))
        {
            new EngineSide(_assemblies.Of(1)).Run(Work.Apply, first);
            if (hasDependents)
                Execute(first, Dependents("other"));
        }

        return (Side.Plain(Script(count), first), Side.Engine(_assemblies.Of(count + 1), first));
    }

    /// <summary>
    /// The same for migrations whose own work does not grow with those before them: SQLite looks through its whole schema for each new
    /// table.
    /// </summary>
    public (Side Plain, Side Engine) ApplyRows(int count)
    {
        var first = PathOf("rows.db");
        if (!File.Exists(first))
            new EngineSide(_assemblies.OfRows(1)).Run(Work.Apply, first);
        var script = PathOf(string.Create(CultureInfo.InvariantCulture, $"rows-{count}.json"));
        PlainStep.Write(
            script,
            Enumerable
                .Range(2, count)
                .Select(version => new PlainStep(
                    version,
                    MigrationAssemblies.Description(version),
                    [string.Create(CultureInfo.InvariantCulture, $"INSERT INTO r (id, name) VALUES ({version}, 'row')")],
                    []
                ))
        );
        return (Side.Plain(script, first), Side.Engine(_assemblies.OfRows(count + 1), first));
    }

    /// <summary>Databases that have had all of so many migrations of one row each.</summary>
    public (Side Plain, Side Engine) IdleRows(int count)
    {
        var file = PathOf(string.Create(CultureInfo.InvariantCulture, $"idle-rows-{count}.db"));
        if (!File.Exists(file))
            new EngineSide(_assemblies.OfRows(count)).Run(Work.Apply, file);
        return (Side.Plain("", file), Side.Engine(_assemblies.OfRows(count), file));
    }

    /// <summary>A database that has had them all, to go back to the first.</summary>
    public (Side Plain, Side Engine) Rollback(int count)
    {
        Idle(count + 1);
        var script = Script(count);
        return (Side.Plain(script, PathOf($"idle-{count + 1}.db")), Side.Engine(_assemblies.Of(count + 1), PathOf($"idle-{count + 1}.db")));
    }

    /// <summary>The bot's database from before it had migrations.</summary>
    public (Side Plain, Side Engine) Adopt()
    {
        var legacy = Path.Combine(AppContext.BaseDirectory, "Data", "legacy.db");
        var adopted = PathOf("adopted.db");
        File.Copy(legacy, adopted);
        var before = Read(adopted, "SELECT name FROM sqlite_master").ToHashSet();
        new EngineSide("").Run(Work.Adopt, adopted);
        var made = Read(adopted, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid", 2)
            .Where(row => !before.Contains(row[0]))
            .Select(row => row[1])
            .Where(sql => !sql.Contains("sqlite_sequence", StringComparison.Ordinal));
        var rows = Read(adopted, "SELECT quote(version), quote(description) FROM migrations ORDER BY version", 2)
            .Select(row => $"INSERT INTO migrations (version, description, applied_at) VALUES ({row[0]}, {row[1]}, CURRENT_TIMESTAMP)");
        var script = PathOf("adopt.json");
        PlainStep.Write(script, [new PlainStep(1, "", ["BEGIN IMMEDIATE", .. made, .. rows, "COMMIT"], [])]);
        return (Side.Plain(script, legacy), Side.Engine("", legacy));
    }

    /// <summary>
    /// A table with many rows; by hand it is rebuilt by SQLite's twelve steps (sqlite.org/lang_altertable.html#otheralter).
    /// </summary>
    public (Side Plain, Side Engine) Rebuild(long rows, bool hasIndexes, bool looksFirst = false, bool hasDependents = false)
    {
        var seed = Rows(rows, hasIndexes);
        if (hasDependents)
        {
            File.Copy(seed, seed += ".dependents");
            Execute(seed, Dependents("other"));
        }

        var indexes = hasIndexes ? Indexes : "";
        var script = seed + (looksFirst ? ".checked.json" : ".json");
        PlainStep.Write(
            script,
            [
                new PlainStep(
                    1,
                    "",
                    [
                        .. looksFirst ? ["PRAGMA quick_check(1)"] : Array.Empty<string>(),
                        "PRAGMA foreign_keys = OFF",
                        "BEGIN IMMEDIATE",
                        Rebuilt,
                        "INSERT INTO new_x (id, name, amount, note) SELECT id, name, amount, note FROM x",
                        "DROP TABLE x",
                        "ALTER TABLE new_x RENAME TO x",
                        .. hasIndexes ? [indexes] : Array.Empty<string>(),
                        "PRAGMA foreign_key_check",
                        "COMMIT",
                    ],
                    []
                ),
            ]
        );
        return (Side.Plain(script, seed), Side.Engine(_assemblies.OfAlteration(), seed));
    }

    /// <summary>The same table, of which SQLite itself alters a column.</summary>
    public (Side Plain, Side Engine) AlterInPlace(long rows)
    {
        var seed = Rows(rows, hasIndexes: true);
        var script = seed + ".in-place.json";
        PlainStep.Write(
            script,
            [new PlainStep(1, "", ["BEGIN IMMEDIATE", "ALTER TABLE x ALTER COLUMN amount SET NOT NULL", "COMMIT"], [])]
        );
        return (Side.Plain(script, seed), Side.Engine(_assemblies.OfAlteration(isInPlace: true), seed));
    }

    /// <summary>Three tables with so many rows in all.</summary>
    public (Side Plain, Side Engine) RebuildSeveral(long rows)
    {
        var seed = PathOf("several.db");
        Execute(seed, SeveralTables.Seed(rows));
        var script = seed + ".json";
        PlainStep.Write(script, [new PlainStep(1, "", SeveralTables.ByHand(), [])]);
        return (Side.Plain(script, seed), Side.Engine(_assemblies.OfSeveralTables(), seed));
    }

    private static string Dependents(string table)
    {
        var parts = Enumerable
            .Range(1, 100)
            .Select(number =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    CREATE VIEW {table}_view_{number} AS SELECT a.id, b.name FROM {table} a JOIN {table} b ON b.id = a.amount + {number} WHERE a.name <> 'x';
                    CREATE TRIGGER {table}_trigger_{number} AFTER UPDATE OF amount ON {table} BEGIN UPDATE {table} SET name = name WHERE id = new.id + {number}; END;
                    """
                )
            );
        return $"CREATE TABLE {table} (id INTEGER PRIMARY KEY, name TEXT, amount INTEGER);" + string.Concat(parts);
    }

    /// <summary>A file with a table of many rows.</summary>
    private string Rows(long rows, bool hasIndexes)
    {
        var seed = PathOf(string.Create(CultureInfo.InvariantCulture, $"{(hasIndexes ? "indexed" : "bare")}-{rows}.db"));
        if (File.Exists(seed))
            return seed;
        Execute(
            seed,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                PRAGMA synchronous = OFF;
                {Table}
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {rows})
                INSERT INTO x SELECT i, 'name ' || (i * 7919 % 1000003), i * 31 % 10007, 'a note of some length, as rows have it, number ' || i FROM n;
                {(hasIndexes ? Indexes : "")}
                """
            )
        );
        return seed;
    }

    /// <summary>A table with many rows, each of which is changed.</summary>
    public (Side Plain, Side Engine) Batches(long rows)
    {
        var seed = Rows(rows, hasIndexes: false);
        return (Side.Plain("", seed), Side.Engine("", seed));
    }

    /// <summary>A new file, for a table with many rows.</summary>
    public (Side Plain, Side Engine) Insert(long rows)
    {
        Environment.SetEnvironmentVariable(ManyRows.Variable, rows.ToString(CultureInfo.InvariantCulture));
        var script = PathOf("insert.json");
        PlainStep.Write(
            script,
            [
                new PlainStep(
                    rows,
                    "",
                    ["CREATE TABLE many (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, amount NUMERIC NOT NULL)"],
                    []
                ),
            ]
        );
        return (Side.Plain(script, PathOf("insert.db")), Side.Engine("", PathOf("insert.db")));
    }

    /// <summary>An assembly of so many migrations, without what the engine reads at compile time.</summary>
    public string Migrations(int count) => _assemblies.Of(count, isCompiled: false);

    /// <summary>The SQL of so many migrations, from the first.</summary>
    public string Scripts(int count)
    {
        var path = PathOf(string.Create(CultureInfo.InvariantCulture, $"scripts-{count}.json"));
        if (!File.Exists(path))
            PlainStep.Write(path, Steps(1, count));
        return path;
    }

    /// <summary>What the engine ran, for the plain side to run as well.</summary>
    private string Script(int count)
    {
        var path = PathOf($"script-{count}.json");
        if (!File.Exists(path))
            PlainStep.Write(path, Steps(2, count));
        return path;
    }

    private IEnumerable<PlainStep> Steps(int from, int count)
    {
        var last = from + count - 1;
        Idle(last);
        var statements = Read(
                PathOf($"idle-{last}.db"),
                "SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name GLOB 't[0-9]*' ORDER BY rowid",
                2
            )
            .ToLookup(row => row[0], row => row[1]);
        return Enumerable
            .Range(from, count)
            .Select(version => new PlainStep(
                version,
                MigrationAssemblies.Description(version),
                [.. statements[$"t{version}"]],
                [$"DROP TABLE \"t{version}\""]
            ));
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private static IEnumerable<string> Read(string file, string sql) => Read(file, sql, 1).Select(row => row[0]);

    private static List<string[]> Read(string file, string sql, int columns)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var rows = new List<string[]>();
        while (row.Read())
            rows.Add([.. Enumerable.Range(0, columns).Select(row.GetString)]);
        return rows;
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
