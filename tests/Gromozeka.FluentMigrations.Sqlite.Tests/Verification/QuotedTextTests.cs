using FluentMigrator;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Operations;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// Texts in double quotes, in the table that changes and in others: the change is made, and every SQLite can read the result.
/// </summary>
public class QuotedTextTests
{
    private const string View =
        "CREATE TABLE z (s TEXT); INSERT INTO z VALUES ('open'); CREATE VIEW zv AS SELECT * FROM z WHERE s = \"open\";";
    private const string Check = "CREATE TABLE k (kind TEXT CHECK (kind IN (\"a\", \"b\"))); INSERT INTO k VALUES ('a');";
    private const string Trigger =
        "CREATE TABLE n (a TEXT); CREATE TABLE o (a TEXT); "
        + "CREATE TRIGGER nt AFTER INSERT ON n WHEN new.a = \"yes\" BEGIN INSERT INTO o VALUES (\"seen\"); END;";
    private const string Index = "CREATE TABLE j (a TEXT, b TEXT); CREATE INDEX ji ON j (b) WHERE a <> \"done\";";
    private const string X =
        "CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER); INSERT INTO x VALUES (1, 'one', 10); CREATE INDEX xi ON x (a); "
        + "CREATE VIEW xv AS SELECT a FROM x;";

    public static TheoryData<string, string> Changes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var text in new[] { View, Check, Trigger, Index, View + Check + Trigger + Index })
            {
                foreach (var change in Kinds.Keys)
                    data.Add(text, change);
            }

            return data;
        }
    }

    private static Dictionary<string, (Action<Migration> Up, string Query, string Result)> Kinds =>
        new()
        {
            ["rename a column"] = (m => m.Rename.Column("a").OnTable("x").To("z"), "SELECT z FROM x JOIN xv USING (z)", "one"),
            ["rename a table"] = (m => m.Rename.Table("x").To("y"), "SELECT a FROM y JOIN xv USING (a)", "one"),
            ["drop a column"] = (m => m.Delete.Column("b").FromTable("x"), "SELECT group_concat(name) FROM pragma_table_info('x')", "id,a"),
            ["drop a table"] = (
                m =>
                {
                    m.Execute.Sql("DROP VIEW xv");
                    m.Delete.Table("x");
                },
                "SELECT count(*) FROM sqlite_master WHERE name = 'x'",
                "0"
            ),
            ["rebuild"] = (
                m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable(),
                "SELECT \"notnull\" FROM pragma_table_info('x') WHERE name = 'b'",
                "1"
            ),
            ["add a column"] = (m => m.Alter.Table("x").AddColumn("c").AsInt32().Nullable(), "SELECT count(c) + count(*) FROM x", "1"),
            ["rename by plain SQL"] = (
                m => m.Execute.Sql("ALTER TABLE x RENAME COLUMN a TO z"),
                "SELECT z FROM x JOIN xv USING (z)",
                "one"
            ),
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void AChangeOfAnotherTable_IsMade(string texts, string change)
    {
        using var bench = Bench(X + texts);
        var (up, query, result) = Kinds[change];

        bench.Migrate(up);

        Assert.Equal(result, bench.Read(query));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        AssertTextsWork(bench, texts);
    }

    [Fact]
    public void RenameColumn_OfAnIndexWithATextWhileAViewHasOne_IsReadableByEverySqlite()
    {
        using var bench = Bench(
            View
                + "CREATE TABLE t (id INTEGER PRIMARY KEY, state TEXT); INSERT INTO t VALUES (1, 'new'); "
                + "CREATE INDEX i ON t (state) WHERE state <> \"done\";"
        );

        bench.Migrate(m => m.Rename.Column("state").OnTable("t").To("status"));

        Assert.Equal("new", bench.Read("SELECT status FROM t INDEXED BY i WHERE status <> 'done'"));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        AssertTextsWork(bench, View);
    }

    [Fact]
    public void RenameColumn_OfATableWithATextWhileAViewIsBrokenEverywhere_IsMade()
    {
        using var bench = Bench(
            "CREATE VIEW broken AS SELECT a FROM nowhere; CREATE TABLE t (id INTEGER PRIMARY KEY, k TEXT CHECK (k IN (\"a\", \"b\"))); "
                + "INSERT INTO t VALUES (1, 'a');"
        );

        bench.Migrate(m => m.Rename.Column("k").OnTable("t").To("kind"));

        Assert.Equal("a", bench.Read("SELECT kind FROM t"));
        Assert.Equal("CREATE VIEW broken AS SELECT a FROM nowhere", bench.Read("SELECT sql FROM sqlite_master WHERE name = 'broken'"));
        Assert.Throws<SqliteException>(() => bench.File.Execute("INSERT INTO t (kind) VALUES ('c')"));
    }

    [Fact]
    public void RenameTable_WhoseChildHasATextWhileAViewIsBrokenEverywhere_IsFollowedByTheChild()
    {
        using var bench = Bench(
            "CREATE VIEW broken AS SELECT a FROM nowhere; CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1); "
                + "CREATE TABLE c (p INTEGER REFERENCES p (id), k TEXT CHECK (k IN (\"a\", \"b\"))); INSERT INTO c VALUES (1, 'a');"
        );

        bench.Migrate(m => m.Rename.Table("p").To("parents"));

        Assert.Equal("parents", bench.Read("SELECT \"table\" FROM pragma_foreign_key_list('c')"));
        Assert.Equal("", bench.Read("PRAGMA foreign_key_check"));
    }

    [Fact]
    public void RenameColumn_ToTheNameOfAText_LeavesTheTextOne()
    {
        using var bench = Bench(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, k TEXT CHECK (k IN (\"a\", \"b\")), o TEXT); INSERT INTO t VALUES (1, 'a', 'z');"
        );

        bench.Migrate(m => m.Rename.Column("o").OnTable("t").To("b"));

        bench.File.Execute("INSERT INTO t (k, b) VALUES ('b', 'other')");
        Assert.Throws<SqliteException>(() => bench.File.Execute("INSERT INTO t (k, b) VALUES ('c', 'c')"));
    }

    [Theory]
    [InlineData("CREATE TABLE t (k TEXT CHECK (k IN (\"a\", \"b\")))", true)]
    [InlineData("CREATE TABLE t (k TEXT, l TEXT); CREATE INDEX ti ON t (k) WHERE l <> \"B\"", true)]
    [InlineData("CREATE TABLE t (k TEXT REFERENCES \"b\")", false)]
    [InlineData("CREATE TABLE t (k TEXT CHECK (k IN (\"a\", \"c\")))", false)]
    public void AddColumn_OfTheNameOfAText_IsRefused(string sql, bool isRefused)
    {
        using var bench = Bench(sql);

        var error = Record.Exception(() => bench.Migrate(m => m.Alter.Table("t").AddColumn("b").AsString().Nullable()));

        Assert.Equal(isRefused ? ErrorCodes.OperationNotSupported : null, (error as MigrationException)?.Code);
        Assert.Equal(isRefused ? "0" : "1", bench.Read("SELECT count(*) FROM pragma_table_info('t') WHERE name = 'b'"));
    }

    [Theory]
    [InlineData("ALTER TABLE x RENAME COLUMN \"nothing\" TO z")]
    [InlineData("CREATE INDEX xj ON x (a) WHERE a <> \"done\"")]
    public void AMistypedNameInAMigration_StaysAnError(string sql)
    {
        using var bench = Bench(X + View + Check);

        Assert.Throws<MigrationException>(() => bench.Migrate(m => m.Execute.Sql(sql)));
    }

    private static void AssertTextsWork(Workbench bench, string texts)
    {
        using var connection = bench.File.Open();
        QuotedTexts.Allow(connection, true);
        foreach (
            var (part, query, result) in new[]
            {
                (View, "SELECT s FROM zv", "open"),
                (Check, "INSERT INTO k VALUES ('b'); SELECT count(*) FROM k", "2"),
                (Trigger, "INSERT INTO n VALUES ('yes'), ('no'); SELECT group_concat(a) FROM o", "seen"),
                (Index, "INSERT INTO j VALUES ('open', 'x'); SELECT count(*) FROM j WHERE a <> 'done'", "1"),
            }.Where(one => texts.Contains(one.Item1, StringComparison.Ordinal))
        )
        {
            using var command = connection.CreateCommand();
            command.CommandText = query;
            Assert.Equal(result, Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture));
        }

        if (texts.Contains(Check, StringComparison.Ordinal))
            Assert.Throws<SqliteException>(() => bench.File.Execute("INSERT INTO k VALUES ('c')"));
        if (SqliteShell.IsInstalled)
            Assert.DoesNotContain(
                "rror",
                SqliteShell.Run(
                    bench.File.Path,
                    string.Join(
                        '\n',
                        bench.File.Rows(
                            "SELECT 'SELECT * FROM ' || name || ';' FROM sqlite_master WHERE type IN ('table', 'view') AND name <> 'broken'"
                        )
                    )
                ),
                StringComparison.Ordinal
            );
    }

    /// <summary>A database as another program made it, whose SQLite allows such texts.</summary>
    private static Workbench Bench(string sql)
    {
        var bench = new Workbench();
        using var connection = bench.File.Open();
        QuotedTexts.Allow(connection, true);
        connection.Run(sql);
        return bench;
    }
}
