using Fixtures.Steps;
using FluentMigrator;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// A column that takes no NULL any more, or takes it again, by SQLite's own statement and by a rebuild: nobody can tell which.
/// </summary>
public class NotNullTests
{
    private const string Rebuild = "INSERT OR ABORT INTO";
    private const string Statement = "ALTER COLUMN";

    public static TheoryData<string, Library> SetNames => NotNullCases.Set.Keys.WithEachLibrary();

    public static TheoryData<string, Library> DropNames => NotNullCases.Drop.Keys.WithEachLibrary();

    [Theory]
    [MemberData(nameof(SetNames))]
    public void SetNotNull_OfAnyTable_StoresTheSameText(string name, Library library) =>
        Check(NotNullCases.Set[name], m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable(), library);

    [Theory]
    [MemberData(nameof(DropNames))]
    public void DropNotNull_OfAnyTable_StoresTheSameText(string name, Library library) =>
        Check(NotNullCases.Drop[name], m => m.Alter.Column("b").OnTable("x").AsInt64().Nullable(), library);

    /// <summary>Every row that is in the way is found, before anything is written, and with the same words.</summary>
    [Theory]
    [InlineData("(id INTEGER PRIMARY KEY, b INTEGER)", Library.Bundled)]
    [InlineData("(id INTEGER PRIMARY KEY, b INTEGER)", Library.BeforeAlterColumn)]
    [InlineData("(id INTEGER PRIMARY KEY, a INTEGER, b INTEGER AS (a + 1))", Library.Bundled)]
    [InlineData("(id INTEGER PRIMARY KEY, a INTEGER, b INTEGER AS (a + 1) STORED)", Library.Bundled)]
    [InlineData("(id INTEGER PRIMARY KEY, a INTEGER, b INTEGER AS (a + 1) STORED)", Library.BeforeAlterColumn)]
    public void SetNotNull_RowsWithNull_AreNamedAndNothingStays(string table, Library library)
    {
        using var bench = new Workbench($"CREATE TABLE x {table}; INSERT INTO x (id) VALUES (1), (2), (3), (4);");
        var before = Dump.Of(bench.File);
        var manager = bench.Manager(
            new StepCode(m =>
            {
                m.Create.Table("other").WithColumn("id").AsInt64();
                m.Alter.Column("b").OnTable("x").AsInt64().NotNullable();
            }),
            library.Options()
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains(
            "4 rows of table x have NULL in column b, which is being changed to NOT NULL: id 1; id 2; id 3 …",
            error.Why,
            StringComparison.Ordinal
        );
        // A rebuild does not read every row once more to find them: SQLite refuses them while it copies.
        Assert.Contains("operation 2 of 2", error.What, StringComparison.Ordinal);
        Assert.Equal(library == Library.Bundled, error.What.Contains(", before the first", StringComparison.Ordinal));
        Assert.Equal(before, Dump.Of(bench.File));
    }

    [Fact]
    public void SetNotNull_RowsWithNullFromAnEarlierOperation_AreNamed()
    {
        using var bench = new Workbench("CREATE TABLE x (id INTEGER PRIMARY KEY, b INTEGER)");

        var error = Assert.Throws<MigrationException>(() =>
            bench.Migrate(m =>
            {
                m.Insert.IntoTable("x").Row(new { id = 8 });
                m.Alter.Column("b").OnTable("x").AsInt64().NotNullable();
            })
        );

        Assert.Contains(
            "1 row of table x has NULL in column b, which is being changed to NOT NULL: id 8",
            error.Why,
            StringComparison.Ordinal
        );
        Assert.Equal("0", bench.Read("SELECT count(*) FROM x"));
    }

    [Fact]
    public void SetNotNull_WhatIsAroundTheTable_StaysAsItIs()
    {
        // Arrange
        using var bench = new Workbench(
            """
            CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT, b INTEGER); -- gone
            INSERT INTO x VALUES (1, 'one', 10), (7, 'seven', 20), (90, '', 1); DELETE FROM x WHERE id = 90;
            CREATE TABLE child (x INTEGER REFERENCES x (id) ON DELETE CASCADE); INSERT INTO child VALUES (1), (99);
            CREATE INDEX i ON x (a DESC) WHERE b > 3;
            CREATE VIEW v AS SELECT sum(b) AS n FROM x; CREATE VIEW broken AS SELECT * FROM nowhere; CREATE VIEW stale AS SELECT gone FROM x;
            CREATE TRIGGER t AFTER DELETE ON x BEGIN DELETE FROM nowhere; END;
            ANALYZE;
            """
        );
        var before = Dump.Of(bench.File);
        var pages = bench.Count("PRAGMA page_count");
        var options = new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = true };
        var manager = bench.Manager(
            new StepCode(
                m => m.Alter.Column("B").OnTable("X").AsInt64().NotNullable(),
                m => m.Alter.Column("b").OnTable("x").AsInt64().Nullable()
            ),
            options
        );

        // Act
        manager.Migrate();
        var between = Dump.Of(bench.File);
        manager.Rollback();

        // Assert
        Assert.Equal(before.Select(line => line.Replace("b INTEGER)", "b INTEGER NOT NULL)", StringComparison.Ordinal)), between);
        Assert.Equal(before, Dump.Of(bench.File));
        Assert.InRange(bench.Count("PRAGMA page_count"), pages, pages + 3);
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    [Fact]
    public void SetNotNull_AFailureLaterInTheStep_IsUndone()
    {
        using var bench = new Workbench(RebuildCase.X);
        var before = Dump.Of(bench.File);

        Assert.Throws<MigrationException>(() =>
            bench.Migrate(m =>
            {
                m.Alter.Column("b").OnTable("x").AsInt64().NotNullable();
                m.Execute.Sql("INSERT INTO nowhere VALUES (1)");
            })
        );

        Assert.Equal(before, Dump.Of(bench.File));
    }

    [Fact]
    public void SetNotNull_InAnotherFile_WithATemporaryTableOfTheSameName_AltersTheOneMeant()
    {
        using var bench = new Workbench(RebuildCase.X);
        var other = new DatabaseFile(bench.Path("other.db"));
        other.Execute(RebuildCase.X);
        var options = new SqliteDatabaseOptions
        {
            ConnectionString = "",
            AttachedDatabases = new Dictionary<string, string> { ["other"] = other.Path },
        };
        var log = new CapturedLog();

        bench
            .Manager(
                new StepCode(m =>
                {
                    m.Execute.Sql("CREATE TEMP TABLE x (b INTEGER)");
                    m.Alter.Column("b").OnTable("x").InSchema("other").AsInt64().NotNullable();
                }),
                options,
                log
            )
            .Migrate();

        Assert.Equal("1", other.Scalar("SELECT \"notnull\" FROM pragma_table_info('x') WHERE name = 'b'"));
        Assert.Equal("0", bench.Read("SELECT \"notnull\" FROM pragma_table_info('x') WHERE name = 'b'"));
        Assert.DoesNotContain(log.Texts, line => line.Contains(Rebuild, StringComparison.Ordinal));
    }

    /// <summary>A rebuild takes the step's own transaction; SQLite's own statement takes none.</summary>
    [Fact]
    public void SetNotNull_WithoutATransaction_IsMadeInPlace()
    {
        using var bench = new Workbench(RebuildCase.X);

        bench.Manager("Fixtures.Untransacted", new StepCode(m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable())).Migrate();

        Assert.Equal("1", bench.Read("SELECT \"notnull\" FROM pragma_table_info('x') WHERE name = 'b'"));
    }

    /// <summary>What plain SQL says is SQLite's own affair: it adds a constraint to the table, which a later rebuild keeps.</summary>
    [Fact]
    public void AddCheck_InPlainSql_IsKeptByALaterRebuild()
    {
        using var bench = new Workbench(RebuildCase.X);

        bench.Migrate(m =>
        {
            m.Execute.Sql("ALTER TABLE x ADD CONSTRAINT small CHECK (b < 100)");
            m.Alter.Column("a").OnTable("x").AsCustom("VARCHAR(9)");
        });

        Assert.Equal(
            "CREATE TABLE x (id INTEGER PRIMARY KEY, a VARCHAR(9), b INTEGER, CONSTRAINT small CHECK (b < 100))",
            bench.Read("SELECT sql FROM sqlite_master WHERE name = 'x'")
        );
        Assert.Throws<SqliteException>(() => bench.File.Execute("INSERT INTO x (b) VALUES (100)"));
    }

    /// <summary>
    /// Why a CHECK in Alter.Column takes a rebuild: ADD CHECK refuses rows that satisfy it, and the constraint would not be one of the
    /// column.
    /// </summary>
    [Fact]
    public void AlterColumn_Check_AllowsNullAndIsReplacedByTheNextOne()
    {
        using var bench = new Workbench("CREATE TABLE x (id INTEGER PRIMARY KEY, b INTEGER); INSERT INTO x VALUES (1, NULL), (2, 5);");

        Assert.Throws<SqliteException>(() => bench.File.Execute("ALTER TABLE x ADD CHECK (b > 3)"));
        bench.Migrate(m =>
        {
            m.Alter.Column("b").OnTable("x").AsCustom("INTEGER CHECK (b > 3)");
            m.Alter.Column("b").OnTable("x").AsCustom("INTEGER CHECK (b > 4)");
        });

        Assert.Equal(
            "CREATE TABLE x (id INTEGER PRIMARY KEY, b INTEGER CHECK (b > 4))",
            bench.Read("SELECT sql FROM sqlite_master WHERE name = 'x'")
        );
    }

    private static void Check((string Before, string After, bool IsInPlace) one, Action<Migration> up, Library library)
    {
        using var bench = new Workbench($"CREATE TABLE x {one.Before}; CREATE TABLE other (id INTEGER);");
        var log = new CapturedLog();

        bench.Manager(new StepCode(up), library.Options(), log).Migrate();

        Assert.Equal("CREATE TABLE x " + one.After, bench.Read("SELECT sql FROM sqlite_master WHERE name = 'x'"));
        var isInPlace = library == Library.Bundled && one.IsInPlace;
        Assert.Equal(isInPlace, !log.Texts.Any(line => line.Contains(Rebuild, StringComparison.Ordinal)));
        Assert.Equal(isInPlace && one.Before != one.After, log.Texts.Any(line => line.Contains(Statement, StringComparison.Ordinal)));
    }
}
