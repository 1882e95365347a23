using System.Data;
using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Operations;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>What one migration leaves on the connection does not reach the next one.</summary>
public class LeftoverTests
{
    private const string Seed = """
        CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER CHECK (b > 0));
        INSERT INTO x VALUES (1, 'one', 10);
        CREATE TABLE log (l);
        CREATE VIEW v AS SELECT a FROM x;
        """;

    private static readonly Action<Migration> Insert = m =>
        m.Insert.IntoTable("x")
            .Row(
                new
                {
                    id = 2,
                    a = "two",
                    b = 20,
                }
            );

    public static TheoryData<string, string, string> Temporary =>
        new()
        {
            { "CREATE TEMP TABLE x (id, a, b)", "SELECT count(*) FROM x", "2" },
            { "CREATE TEMPORARY VIEW x AS SELECT 1 AS id, 2 AS a, 3 AS b", "SELECT count(*) FROM x", "2" },
            { "CREATE TABLE temp.x (id, a, b)", "SELECT count(*) FROM x", "2" },
            { "CREATE TEMP TRIGGER t BEFORE INSERT ON x BEGIN SELECT raise(IGNORE); END", "SELECT count(*) FROM x", "2" },
            { "CREATE TEMP TRIGGER t AFTER INSERT ON x BEGIN DELETE FROM x; END", "SELECT count(*) FROM x", "2" },
            { "CREATE TEMP TABLE VersionInfo (Version, AppliedOn, Description)", "SELECT count(*) FROM VersionInfo", "2" },
        };

    [Theory]
    [MemberData(nameof(Temporary))]
    public void ATemporaryObject_IsDroppedAtTheEndOfTheStep_AndReported(string sql, string query, string result)
    {
        using var bench = new Workbench(Seed);

        var warnings = Run(bench, m => m.Execute.Sql(sql), Insert);

        Assert.Equal(result, bench.Read(query));
        Assert.Contains(warnings, warning =>
            warning.Contains("temporary", StringComparison.Ordinal) && warning.Contains("FirstMigration", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Temporary))]
    public void ATemporaryObject_IsNotMetByTheEnginesOwnOperationsOfTheSameStep(string sql, string query, string result)
    {
        if (sql.Contains("TRIGGER", StringComparison.Ordinal))
            return;
        using var bench = new Workbench(Seed);

        Run(
            bench,
            m => m.Execute.Sql("SELECT 1"),
            m =>
            {
                m.Execute.Sql(sql);
                Insert(m);
                m.Update.Table("x").Set(new { a = "TWO" }).Where(new { id = 2 });
                m.Alter.Table("x").AddColumn("c").AsInt32().Nullable();
                m.Create.Index("i").OnTable("x").OnColumn("c");
                m.Rename.Column("b").OnTable("x").To("d");
                m.Delete.Column("c").FromTable("log");
            },
            "ALTER TABLE log ADD COLUMN c"
        );

        Assert.Equal(result, bench.Read(query));
        Assert.Equal("id; a; d; c", bench.Read("SELECT name FROM pragma_table_info('x')"));
        Assert.Equal("x", bench.Read("SELECT tbl_name FROM sqlite_master WHERE name = 'i'"));
        Assert.Equal("TWO", bench.Read("SELECT a FROM x WHERE id = 2"));
    }

    [Fact]
    public void ATemporaryTableThatHidesOneWithIndexes_IsInNoRenamesWay()
    {
        using var bench = new Workbench(
            Seed
                + "CREATE INDEX xi ON x (b); CREATE INDEX xj ON x (a) WHERE b > 0; CREATE TABLE y (k INTEGER, l TEXT); "
                + "CREATE INDEX yi ON y (l);"
        );

        bench.Migrate(m =>
        {
            m.Execute.Sql("CREATE TEMP TABLE x AS SELECT * FROM main.x; CREATE TEMP VIEW y AS SELECT a AS other FROM x");
            m.Rename.Column("b").OnTable("x").To("d");
            m.Rename.Table("log").To("journal");
            m.Delete.Column("k").FromTable("y");
            m.Alter.Column("l").OnTable("journal").AsString().NotNullable();
            m.Execute.Sql("INSERT INTO main.journal SELECT other FROM temp.y; INSERT INTO main.journal SELECT b FROM temp.x");
        });

        Assert.Equal("d", bench.Read("SELECT name FROM pragma_index_info('xi')"));
        Assert.Equal("CREATE INDEX xj ON x (a) WHERE \"d\" > 0", bench.Read("SELECT sql FROM sqlite_master WHERE name = 'xj'"));
        Assert.Equal("one; 10", bench.Read("SELECT l FROM journal"));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    public static TheoryData<string, object> Pragmas =>
        new()
        {
            { "legacy_alter_table", 1 },
            { "ignore_check_constraints", 1 },
            { "recursive_triggers", 1 },
            { "reverse_unordered_selects", 1 },
            { "writable_schema", 1 },
            { "count_changes", 1 },
            { "busy_timeout", 17 },
            { "cache_size", 77 },
            { "query_only", 1 },
            { "read_uncommitted", 1 },
            { "cell_size_check", 1 },
            { "full_column_names", 1 },
            { "short_column_names", 0 },
            { "automatic_index", 0 },
            { "trusted_schema", 0 },
            { "defer_foreign_keys", 1 },
            { "analysis_limit", 5 },
            { "max_page_count", 4000 },
            { "secure_delete", 1 },
            { "cache_spill", 0 },
            { "threads", 2 },
        };

    [Theory]
    [MemberData(nameof(Pragmas))]
    public void ASetting_IsAsItWasForTheNextMigration(string pragma, object value)
    {
        using var bench = new Workbench(Seed);
        object? before = null,
            after = null;

        Run(
            bench,
            m =>
            {
                m.Execute.WithConnection((connection, transaction) => before = Scalar(connection, transaction, $"PRAGMA {pragma}"));
                m.Execute.Sql($"PRAGMA {pragma} = {value}");
            },
            m =>
            {
                m.Execute.WithConnection((connection, transaction) => after = Scalar(connection, transaction, $"PRAGMA {pragma}"));
                Insert(m);
            }
        );

        Assert.NotEqual(value.ToString(), before?.ToString());
        Assert.Equal(before, after);
        Assert.Equal("2", bench.Read("SELECT count(*) FROM x"));
    }

    [Theory]
    [InlineData("synchronous", "0")]
    [InlineData("temp_store", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("locking_mode", "EXCLUSIVE")]
    [InlineData("journal_mode", "MEMORY")]
    [InlineData("query_only", "1")]
    public void ASettingThatOnlyAMigrationWithoutATransactionCanChange_IsAsItWasForTheNextOne(string pragma, string value)
    {
        using var bench = new Workbench(Seed);
        object? after = null;
        using var database = bench.Database().Open(Dialect.SessionAccess.Write);
        database.Execute(new Dialect.SqlCommand($"PRAGMA {pragma} = {value}") { IsByAuthor = true });
        database.FinishStep();
        database.Begin();
        database.Commit();

        database.NewCollector().Dispose();
        database.Execute(
            new Dialect.ConnectionCommand((connection, transaction) => after = Scalar(connection, transaction, $"PRAGMA {pragma}"), "")
        );

        Assert.NotEqual(value, after?.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void CaseSensitiveLike_IsAsItWasForTheNextMigration()
    {
        using var bench = new Workbench(Seed);

        Run(bench, m => m.Execute.Sql("PRAGMA case_sensitive_like = ON"), m => m.Execute.Sql("INSERT INTO log SELECT 'ONE' LIKE a FROM x"));

        Assert.Equal("1", bench.Read("SELECT l FROM log"));
    }

    [Fact]
    public void AnAttachedDatabase_IsDetached()
    {
        using var bench = new Workbench(Seed);
        new DatabaseFile(bench.Path("other.db")).Execute("PRAGMA user_version = 1");

        var warnings = Run(
            bench,
            m => m.Execute.Sql($"ATTACH '{bench.Path("other.db")}' AS other; CREATE TABLE other.kept AS SELECT * FROM x"),
            m => m.Execute.Sql("INSERT INTO log SELECT name FROM pragma_database_list WHERE name <> 'temp'")
        );

        Assert.Equal("main", bench.Read("SELECT l FROM log"));
        Assert.Equal("one", new DatabaseFile(bench.Path("other.db")).Scalar("SELECT a FROM kept"));
        Assert.Contains(warnings, warning => warning.Contains("other", StringComparison.Ordinal));
    }

    [Fact]
    public void AnAttachedDatabaseOfTheHost_Stays()
    {
        using var bench = new Workbench(Seed);
        new DatabaseFile(bench.Path("archive.db")).Execute("PRAGMA user_version = 1");
        var options = new SqliteDatabaseOptions
        {
            ConnectionString = "",
            AttachedDatabases = new Dictionary<string, string> { ["archive"] = bench.Path("archive.db") },
        };

        Run(
            bench,
            m => m.Execute.Sql("PRAGMA cache_size = 77"),
            m => m.Create.Table("old").InSchema("archive").WithColumn("a").AsString(),
            options: options
        );

        Assert.Equal("1", new DatabaseFile(bench.Path("archive.db")).Scalar("SELECT count(*) FROM sqlite_master"));
    }

    [Theory]
    [InlineData("SELECT * FROM x")]
    [InlineData("INSERT INTO log VALUES (1), (2) RETURNING l")]
    public void AReaderThatIsLeftOpen_IsInNobodysWay(string sql)
    {
        using var bench = new Workbench(Seed + "INSERT INTO x VALUES (8, 'eight', 1), (9, 'nine', 1);");

        Run(
            bench,
            m =>
            {
                m.Execute.WithConnection((connection, transaction) => Command(connection, transaction, sql).ExecuteReader().Read());
                m.Execute.Sql("DROP VIEW v");
            },
            m => m.Delete.Table("x")
        );

        Assert.Equal("0", bench.Read("SELECT count(*) FROM sqlite_master WHERE name = 'x'"));
    }

    /// <summary>SQLite's module keeps a BLOB of its own open until the transaction ends.</summary>
    [Fact]
    public void CodeThatWritesToAnRTree_LeavesNothing()
    {
        using var bench = new Workbench(Seed + "CREATE VIRTUAL TABLE f USING rtree (id, a, b);");

        Run(
            bench,
            m =>
                m.Execute.WithConnection(
                    (connection, transaction) => Command(connection, transaction, "INSERT INTO f VALUES (1, 1, 2)").ExecuteNonQuery()
                ),
            m =>
                m.Insert.IntoTable("f")
                    .Row(
                        new
                        {
                            id = 2,
                            a = 3,
                            b = 4,
                        }
                    )
        );

        Assert.Equal("2", bench.Read("SELECT count(*) FROM f"));
    }

    [Fact]
    public void FunctionsCollationsAndHooksOfCode_AreGoneForTheNextMigration()
    {
        using var bench = new Workbench(Seed);

        Run(
            bench,
            m =>
                m.Execute.WithConnection(
                    (connection, _) =>
                    {
                        var sqlite = (SqliteConnection)connection;
                        sqlite.CreateFunction("lower", (string text) => text + "!");
                        sqlite.CreateCollation("BINARY", (_, _) => 0);
                        raw.sqlite3_limit(sqlite.Handle, raw.SQLITE_LIMIT_COLUMN, 2);
                        QuotedTexts.Allow(sqlite, true);
                        raw.sqlite3_set_authorizer(
                            sqlite.Handle,
                            (strdelegate_authorizer)(
                                (_, action, _, _, _, _) => action == raw.SQLITE_CREATE_TABLE ? raw.SQLITE_DENY : raw.SQLITE_OK
                            ),
                            null
                        );
                    }
                ),
            m =>
            {
                m.Create.Table("y").WithColumn("a").AsString().WithColumn("b").AsString().WithColumn("c").AsString();
                m.Execute.Sql("INSERT INTO log SELECT lower(a) || (a = 'two') FROM x");
            }
        );

        Assert.Equal("one0", bench.Read("SELECT l FROM log"));
    }

    [Theory]
    [InlineData("PRAGMA legacy_alter_table = ON")]
    [InlineData("PRAGMA writable_schema = ON")]
    public void WhatAStepSets_DoesNotReachItsOwnRenames(string sql)
    {
        using var bench = new Workbench(
            Seed + "CREATE TABLE c (x INTEGER REFERENCES x (id)); CREATE TRIGGER t AFTER INSERT ON log BEGIN UPDATE x SET a = new.l; END;"
        );

        bench.Migrate(m =>
        {
            m.Execute.Sql(sql);
            m.Rename.Table("x").To("y");
            m.Rename.Column("a").OnTable("y").To("z");
        });
        bench.File.Execute("INSERT INTO log VALUES ('new')");

        Assert.Equal("new", bench.Read("SELECT * FROM v"));
        Assert.Equal("y", bench.Read("SELECT \"table\" FROM pragma_foreign_key_list('c')"));
    }

    private static IReadOnlyList<string> Run(
        Workbench bench,
        Action<Migration> first,
        Action<Migration> second,
        string? sql = null,
        SqliteDatabaseOptions? options = null
    )
    {
        if (sql is not null)
            bench.File.Execute(sql);
        var warnings = new CapturedLog();
        bench.Manager("Fixtures.Pairs", new StepCode(first, second), options, warnings).Migrate();
        return warnings.Warnings;
    }

    private static IDbCommand Command(IDbConnection connection, IDbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    private static object? Scalar(IDbConnection connection, IDbTransaction? transaction, string sql)
    {
        using var command = Command(connection, transaction, sql);
        return command.ExecuteScalar();
    }
}
