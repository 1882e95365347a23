using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Bytes that are no valid UTF-8, which other programs have written: they are kept, or the change is refused.</summary>
public class InvalidTextTests
{
    private static readonly Action<Migration> Rebuild = m => m.Alter.Column("b").OnTable("x").AsString();

    [Theory]
    [InlineData("CREATE TABLE x (a TEXT DEFAULT '@', b INTEGER);", "table x")]
    [InlineData("CREATE TABLE x (a TEXT, b INTEGER /* @ */);", "table x")]
    [InlineData("CREATE TABLE x (a TEXT CHECK (a <> '@'), b INTEGER);", "table x")]
    [InlineData("CREATE TABLE x (a TEXT, b INTEGER); CREATE INDEX i ON x (a) WHERE a <> '@';", "index i")]
    [InlineData("CREATE TABLE x (a TEXT, b INTEGER); CREATE TRIGGER t AFTER DELETE ON x BEGIN SELECT '@'; END;", "trigger t")]
    public void Migrate_StatementsWithInvalidText_AreRefusedByName(string sql, string name)
    {
        using var bench = new Workbench(sql + Spoil);
        var before = bench.Read("SELECT hex(sql) FROM sqlite_master WHERE name NOT LIKE '%Version%'");

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(Rebuild));

        Assert.Contains("FF", before, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Contains($"the statement of {name} contains bytes", error.Why, StringComparison.Ordinal);
        Assert.Equal(before, bench.Read("SELECT hex(sql) FROM sqlite_master WHERE name NOT LIKE '%Version%'"));
    }

    [Fact]
    public void Migrate_StatementsThatSqliteChangesItself_KeepTheirBytes()
    {
        using var bench = new Workbench("CREATE TABLE x (a TEXT DEFAULT '@', b INTEGER); CREATE VIEW v AS SELECT '@' AS t FROM x;" + Spoil);

        bench.Migrate(m =>
        {
            m.Create.Column("c").OnTable("x").AsString().Nullable();
            m.Rename.Column("b").OnTable("x").To("d");
            m.Rename.Table("x").To("y");
            m.Execute.Sql("INSERT INTO y (d) VALUES (1)");
        });

        Assert.Equal("FF|FF", bench.Read("SELECT hex(a), (SELECT hex(t) FROM v) FROM y"));
    }

    [Fact]
    public void Migrate_TheCharacterThatStandsForInvalidText_IsTextLikeAnyOther()
    {
        using var bench = new Workbench("CREATE TABLE x (a TEXT DEFAULT '\uFFFD', b INTEGER); INSERT INTO x (b) VALUES (1);");

        bench.Migrate(Rebuild);

        Assert.Equal("EFBFBD|'1'", bench.Read("SELECT hex(a), quote(b) FROM x"));
    }

    [Fact]
    public void Migrate_RowsWithInvalidText_KeepTheirBytes()
    {
        using var bench = new Workbench(
            "CREATE TABLE x (a TEXT PRIMARY KEY, b INTEGER, c BLOB); "
                + "INSERT INTO x VALUES (CAST(x'61ff' AS TEXT), CAST(x'c328' AS TEXT), x'ff'), ('b', 2, NULL);"
        );

        bench.Migrate(m =>
        {
            Rebuild(m);
            m.Alter.Column("a").OnTable("x").AsCustom("BLOB");
            m.Create.Column("d").OnTable("x").AsString().WithDefault(SystemMethods.CurrentUTCDateTime);
        });

        Assert.Equal(
            "61FF|text|C328|text|FF; 62|text|32|text|",
            bench.Read("SELECT hex(a), typeof(a), hex(b), typeof(b), hex(c) FROM x ORDER BY rowid")
        );
    }

    [Fact]
    public void Migrate_OtherTablesWithInvalidNames_AreLeftAlone()
    {
        using var bench = new Workbench(
            "CREATE TABLE x (a TEXT, b INTEGER); CREATE TABLE n1 (a); CREATE TABLE n2 (a); INSERT INTO n1 VALUES (1); "
                + "INSERT INTO n2 VALUES (2);"
                + "PRAGMA writable_schema = ON; UPDATE sqlite_master SET name = CAST(CASE name WHEN 'n1' THEN x'6efe' ELSE x'6eff' END "
                + "AS TEXT),"
                + "tbl_name = CAST(CASE name WHEN 'n1' THEN x'6efe' ELSE x'6eff' END AS TEXT), "
                + "sql = CAST(CASE name WHEN 'n1' THEN x'6efe' ELSE x'6eff' END AS TEXT) WHERE name LIKE 'n_';"
                + "UPDATE sqlite_master SET sql = 'CREATE TABLE ' || sql || ' (a)' WHERE name <> 'x'"
        );

        bench.Migrate(Rebuild);
        using var session = bench.Session();

        Assert.Contains("x", session.ReadSchema().Tables.Select(table => table.Name));
        Assert.Contains("x", session.ReadTableNames());
        Assert.Equal(
            "78; 6EFE; 6EFF",
            bench.Read(
                "SELECT hex(name) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%Version%' ORDER BY hex(name) = '78' "
                    + "DESC, name"
            )
        );
    }

    private const string Spoil =
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, '@', CAST(x'ff' AS TEXT)); "
        + "PRAGMA writable_schema = RESET";
}
