using Fixtures.Steps;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Drift;

/// <summary>What somebody changed by hand in a database that migrations made.</summary>
public sealed class DriftTests : IDisposable
{
    /// <summary>
    /// Each change, the kind and the subject that are found, and the beginning of what undoes it: SQL, C# for a migration, or nothing that
    /// can be said in general. A change without a statement in SQLite: a condition, and the old and the new text of what is stored.
    /// </summary>
    private const string Table = """
        DROP TABLE prices => MissingTable => table prices => CREATE TABLE
        ALTER TABLE customers DROP COLUMN city => MissingColumn => column customers.city => ALTER TABLE "customers" ADD COLUMN
        ALTER TABLE customers ADD COLUMN age INTEGER => ExtraColumn => column customers.age => C# if (Schema.Table("customers").Column("age").Exists()) Delete.Column("age").FromTable("customers");
        DROP INDEX ix_customers_name => MissingIndex => index ix_customers_name => CREATE INDEX
        DROP INDEX ix_orders_big => MissingIndex => index ix_orders_big => CREATE INDEX
        CREATE INDEX ix_extra ON orders (customer) => ExtraIndex => index ix_extra => DROP INDEX "ix_extra";
        DROP INDEX ix_customers_name; CREATE UNIQUE INDEX ix_customers_name ON customers (name) => ChangedIndex => index ix_customers_name => DROP INDEX "ix_customers_name";
        DROP INDEX ix_customers_name; CREATE INDEX ix_customers_name ON customers (name DESC) => ChangedIndex => index ix_customers_name => DROP INDEX "ix_customers_name";
        DROP INDEX ix_orders_big; CREATE INDEX ix_orders_big ON orders (upper(total) DESC) WHERE total > 100 => ChangedIndex => index ix_orders_big => DROP INDEX "ix_orders_big";
        DROP INDEX ix_orders_big; CREATE INDEX ix_orders_big ON orders (lower(total) DESC) WHERE total > 99 => ChangedIndex => index ix_orders_big => DROP INDEX "ix_orders_big";
        DROP VIEW big_orders => MissingObject => view big_orders => CREATE VIEW
        DROP VIEW big_orders; CREATE VIEW big_orders AS SELECT id FROM orders => ChangedObject => view big_orders => DROP VIEW
        DROP VIEW big_orders; CREATE TABLE big_orders (id INTEGER) => Incompatible => view big_orders => -
        DROP TRIGGER orders_added => MissingObject => trigger orders_added on orders => CREATE TRIGGER
        DROP TRIGGER orders_added; CREATE TRIGGER orders_added AFTER INSERT ON orders BEGIN SELECT 1; END => ChangedObject => trigger orders_added on orders => DROP TRIGGER "orders_added";
        CREATE TRIGGER extra AFTER DELETE ON orders BEGIN SELECT 1; END => ExtraTrigger => trigger extra on orders => DROP TRIGGER "extra";
        type = 'table' AND name = 'orders'|NUMERIC NOT NULL|TEXT NOT NULL => Changed => column orders.total => C# Alter.Column
        name = 'customers'|"name" TEXT NOT NULL|"name" TEXT => Changed => column customers.name => C# Alter.Column("name").OnTable("customers").AsCustom("TEXT").NotNullable();
        name = 'customers'|'Kyiv'|'Odesa' => Changed => column customers.city => C# Alter.Column
        name = 'customers'| AUTOINCREMENT| => Changed => column customers.id => -
        name = 'prices'|COLLATE NOCASE| => Changed => column prices.sku => -
        name = 'prices'|CHECK (cents > 0)|CHECK (cents >= 0) => Changed => constraints of prices => -
        name = 'prices'|cents / 100.0|cents / 10.0 => Changed => column prices.euros => -
        name = 'prices'|STRICT, WITHOUT ROWID|WITHOUT ROWID => Changed => options of prices => -
        name = 'orders'|REFERENCES "customers" ("id")|REFERENCES "customers" ("id") ON DELETE CASCADE => Changed => foreign keys of orders => -
        """;

    private readonly Workbench _bench = new();

    public DriftTests() => Manager.Migrate();

    private MigrationManager Manager => _bench.Manager("Fixtures.Drifting");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void GetDrift_NothingChangedByHand_FindsNothing()
    {
        var report = Manager.GetDrift();

        Assert.Equal((2, false), (report.Version, report.HasDrift));
        Assert.Empty(report.Differences);
        Assert.Empty(report.OtherObjects);
    }

    public static TheoryData<string> Changes => new(Table.Split('\n'));

    [Theory]
    [MemberData(nameof(Changes))]
    public void GetDrift_ChangedByHand_IsFoundWithWhatUndoesIt(string row)
    {
        var (change, kind, subject, repair) = row.Split(" => ") is [var first, var second, var third, var last]
            ? (first, Enum.Parse<DifferenceKind>(second), third, last)
            : throw new ArgumentException(row);
        Change(change);

        var report = Manager.GetDrift();

        var found = report.Drift.First(one => one.Difference.Subject == subject);
        Assert.Equal(kind, found.Difference.Kind);
        Assert.StartsWith(repair, found.Sql ?? (found.Code is { } code ? $"C# {code}" : "-"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP INDEX ix_customers_name; CREATE UNIQUE INDEX ix_customers_name ON customers (name)")]
    [InlineData("ALTER TABLE customers DROP COLUMN city")]
    [InlineData("DROP VIEW big_orders; DROP TRIGGER orders_added; DROP INDEX ix_orders_big; DROP TABLE prices")]
    [InlineData("CREATE INDEX ix_extra ON orders (customer); CREATE TRIGGER extra AFTER DELETE ON orders BEGIN SELECT 1; END")]
    [InlineData("DROP VIEW big_orders; CREATE VIEW big_orders AS SELECT 1 AS id")]
    [InlineData(
        "DROP VIEW big_orders; CREATE VIEW big_orders AS SELECT 1 AS id; "
            + "CREATE TRIGGER tr INSTEAD OF DELETE ON big_orders BEGIN SELECT 1; END"
    )]
    [InlineData("DROP TRIGGER orders_added; CREATE TRIGGER orders_added AFTER INSERT ON orders BEGIN SELECT 1; END")]
    public void Sql_RunOnTheDatabase_UndoesTheDrift(string change)
    {
        Change(change);

        foreach (var one in Manager.GetDrift().Drift)
            _bench.File.Execute(one.Sql!);

        Assert.All(Manager.GetDrift().Drift, one => Assert.Equal(DifferenceKind.ColumnOrder, one.Difference.Kind));
    }

    /// <summary>SQLite takes a name that is no column for a text.</summary>
    [Fact]
    public void GetDrift_TheCaseOfATextInDoubleQuotes_IsDrift()
    {
        using var bench = new Workbench();
        var manager = bench.Manager(new StepCode(step => step.Execute.Sql("CREATE VIEW v AS SELECT \"Hello\" AS a")));
        manager.Migrate();
        Assert.False(manager.GetDrift().HasDrift);

        bench.File.Execute("DROP VIEW v; CREATE VIEW v AS SELECT \"HELLO\" AS a");

        Assert.Equal(DifferenceKind.ChangedObject, Assert.Single(manager.GetDrift().Drift).Difference.Kind);
    }

    [Fact]
    public void GetDrift_OtherTablesAndViews_AreListedAndNoDrift()
    {
        Change(
            "CREATE TABLE notes (id INTEGER, text TEXT); CREATE INDEX ix_notes ON notes (id); CREATE VIEW all_notes AS SELECT * FROM notes;"
                + " CREATE VIRTUAL TABLE found USING fts5 (text)"
        );

        var report = Manager.GetDrift();

        Assert.False(report.HasDrift);
        Assert.Equal(["table notes", "view all_notes", "virtual table found"], report.OtherObjects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void GetDrift_OnlyTheFirstVersionApplied_ComparesWithThatVersion()
    {
        using var bench = new Workbench();
        bench.Manager("Fixtures.Drifting").Migrate(1);

        var report = bench.Manager("Fixtures.Drifting").GetDrift();

        Assert.Equal((1, 0), (report.Version, report.Differences.Count));
    }

    [Fact]
    public void GetDrift_NothingApplied_ComparesNothing()
    {
        using var bench = new Workbench();

        var report = bench.Manager("Fixtures.Drifting").GetDrift();

        Assert.Equal((0, 0), (report.Version, report.Differences.Count));
        Assert.False(File.Exists(bench.File.Path));
    }

    [Fact]
    public void GetDrift_AVersionThatTheProgramLacks_IsAnError()
    {
        _bench.File.Execute("INSERT INTO VersionInfo (Version) VALUES (3)");

        var error = Assert.Throws<MigrationException>(() => Manager.GetDrift());

        Assert.Equal(ErrorCodes.MissingMigration, error.Code);
        Assert.Contains("the program lacks 1 applied version: 3", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void GetDrift_WhileAnotherConnectionWrites_Reads()
    {
        using var connection = _bench.File.Open();
        using var writer = connection.CreateCommand();
        writer.CommandText = "BEGIN IMMEDIATE; INSERT INTO customers (name) VALUES ('Ada')";
        writer.ExecuteNonQuery();

        Assert.False(Manager.GetDrift().HasDrift);
    }

    [Fact]
    public void GetDrift_ChangesNothing()
    {
        Change("DROP INDEX ix_customers_name; ALTER TABLE customers ADD COLUMN age INTEGER; CREATE INDEX ix_extra ON orders (customer)");
        var before = _bench.File.Hash;

        Manager.GetDrift();

        Assert.Equal(before, _bench.File.Hash);
    }

    private void Change(string change)
    {
        if (change.Split('|') is not [var condition, var before, var after])
        {
            _bench.File.Execute(change);
            return;
        }

        _bench.File.Execute(
            "PRAGMA writable_schema = ON; "
                + $"UPDATE sqlite_master SET sql = replace(sql, '{Text(before)}', '{Text(after)}') WHERE {condition}; "
                + "PRAGMA writable_schema = RESET"
        );
    }

    private static string Text(string value) => value.Replace("'", "''", StringComparison.Ordinal);
}
