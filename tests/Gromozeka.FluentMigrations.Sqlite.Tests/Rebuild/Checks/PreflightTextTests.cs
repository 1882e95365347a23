using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Conditions and collations of a table, in the queries that check its rows, mean the same as in its statement.</summary>
public class PreflightTextTests
{
    private const string Collation = "de-DE \"x\"";

    private const string Table =
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, kind TEXT); INSERT INTO t VALUES (1, '5', 'x'), (2, '6', 'x'), (3, '05', 'y');";

    [Theory]
    [InlineData("CREATE UNIQUE INDEX u ON t (a) WHERE kind = \"x\"")]
    [InlineData("CREATE UNIQUE INDEX u ON t (a, kind) WHERE kind IN (\"x\", 'z')")]
    [InlineData("CREATE UNIQUE INDEX u ON t (a || kind || \"x\")")]
    [InlineData("CREATE INDEX u ON t (kind || \"x\") WHERE a <> \"q\"")]
    public void Migrate_TextInDoubleQuotesInAnIndex_IsAText(string index)
    {
        using var bench = Bench(Table + index);

        Migrate(bench, m => m.Alter.Column("a").OnTable("t").AsInt64());

        Assert.Equal("5x; 6x; 5y", bench.Read("SELECT a || kind FROM t ORDER BY id"));
        Assert.Equal(index, bench.Read("SELECT sql FROM sqlite_master WHERE name = 'u'"));
    }

    [Fact]
    public void Migrate_DuplicatesUnderATextInDoubleQuotes_AreNamed()
    {
        using var bench = Bench(Table + "UPDATE t SET kind = 'x'; CREATE UNIQUE INDEX u ON t (a) WHERE kind = \"x\";");

        var error = Assert.Throws<MigrationException>(() => Migrate(bench, m => m.Alter.Column("a").OnTable("t").AsInt64()));

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains("several rows of table t share a value of (a)", error.Why, StringComparison.Ordinal);
        Assert.Throws<SqliteException>(() => bench.Read("SELECT \"x\""));
    }

    [Fact]
    public void Migrate_NewCheckWithATextInDoubleQuotes_IsEvaluated()
    {
        using var bench = Bench(Table + "CREATE INDEX u ON t (a) WHERE kind = \"x\";");

        var error = Assert.Throws<MigrationException>(() =>
            Migrate(bench, m => m.Alter.Column("kind").OnTable("t").AsCustom("TEXT CHECK (kind <> \"y\")"))
        );

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains("1 row of table t breaks CHECK (kind <> \"y\"): id 3", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_CollationWhoseNameNeedsQuotes_IsQuoted()
    {
        using var bench = new Workbench();

        Migrate(
            bench,
            m => m.Create.Table("t").WithColumn("a").AsString(Collation).Nullable().WithColumn("b").AsString().Nullable(),
            m =>
            {
                m.Execute.Sql("INSERT INTO t VALUES ('5', 'q'), ('6', 'Q')");
                m.Create.Index("u").OnTable("t").OnColumn("a").Unique();
                m.Alter.Column("a").OnTable("t").AsInt64();
                m.Alter.Column("b").OnTable("t").AsString("\"de-DE \"\"x\"\"\"");
            }
        );

        Assert.Equal(
            "CREATE TABLE \"t\" (\"a\" INTEGER COLLATE \"de-DE \"\"x\"\"\", \"b\" TEXT COLLATE \"de-DE \"\"x\"\"\")",
            bench.Read("SELECT sql FROM sqlite_master WHERE name = 't'")
        );
    }

    [Fact]
    public void Migrate_DuplicatesUnderACollationWhoseNameNeedsQuotes_AreNamed()
    {
        using var bench = new Workbench(
            "CREATE TABLE t (a TEXT, b); CREATE UNIQUE INDEX u ON t (a); INSERT INTO t VALUES ('q', 1), ('Q', 2)"
        );

        var error = Assert.Throws<MigrationException>(() => Migrate(bench, m => m.Alter.Column("a").OnTable("t").AsString(Collation)));

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains("several rows of table t share a value of (a)", error.Why, StringComparison.Ordinal);
    }

    private static Workbench Bench(string sql)
    {
        var bench = new Workbench();
        using var connection = bench.File.Open();
        QuotedTexts.Allow(connection, true);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return bench;
    }

    private static void Migrate(Workbench bench, params Action<Migration>[] parts) =>
        bench.Manager(new StepCode(m => Array.ForEach(parts, part => part(m))), Options()).Migrate();

    private static SqliteDatabaseOptions Options() =>
        new()
        {
            ConnectionString = "",
            AllowLossyCasts = true,
            ConnectionOpened = connection =>
                connection.CreateCollation(Collation, (one, other) => string.Compare(one, other, StringComparison.OrdinalIgnoreCase)),
        };
}
