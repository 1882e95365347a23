using System.Data;
using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>What SQLite cannot do is refused by name, with a reason and a way out; the statements before it are rolled back.</summary>
public class UnsupportedOperationTests
{
    private const string Seed = """
        CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'x');
        CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER CONSTRAINT fk REFERENCES people (id));
        INSERT INTO people VALUES (1, 'Ann');
        """;

    private static readonly Dictionary<string, (Action<Migration> Up, string[] Words)> Cases = new()
    {
        ["A second primary key"] = (
            m => m.Create.PrimaryKey("pk").OnTable("people").Column("name"),
            ["primary key on table people", "PRIMARY KEY", "Delete.PrimaryKey"]
        ),
        ["Delete.ForeignKey of none"] = (
            m => m.Delete.ForeignKey("nope").OnTable("pets"),
            ["Delete.ForeignKey(nope)", "pets", "CONSTRAINT fk REFERENCES people (id)"]
        ),
        ["Delete.UniqueConstraint of none"] = (
            m => m.Delete.UniqueConstraint("nope").FromTable("pets"),
            ["Delete.UniqueConstraint(nope)", "pets", "no UNIQUE at all"]
        ),
        ["Altering a column that is not there"] = (
            m => m.Alter.Column("nope").OnTable("people").AsInt32(),
            ["people", "no column nope", "id, name"]
        ),
        ["Altering a table that is not there"] = (m => m.Alter.Column("a").OnTable("nope").AsInt32(), ["no table nope"]),
        ["Create.Sequence"] = (m => m.Create.Sequence("s"), ["Create.Sequence", "SQLite has no sequences", "Identity()"]),
        ["Delete.Sequence"] = (m => m.Delete.Sequence("s"), ["Delete.Sequence", "SQLite has no sequences"]),
        ["Create.Schema"] = (m => m.Create.Schema("s"), ["Create.Schema", "SQLite has no schemas", "attach"]),
        ["Delete.Schema"] = (m => m.Delete.Schema("s"), ["Delete.Schema", "SQLite has no schemas", "detach"]),
        ["ToSchema"] = (m => m.Alter.Table("people").ToSchema("s"), ["ToSchema", "SQLite has no schemas", "Execute.Sql"]),
        ["Alter.Table WithDescription"] = (
            m => m.Alter.Table("people").WithDescription("d"),
            ["WithDescription", "people", "Leave it out"]
        ),
        ["Identity on text"] = (
            m => m.Create.Table("t").WithColumn("id").AsString().PrimaryKey().Identity(),
            ["Identity()", "id", "INTEGER", "AsInt64().PrimaryKey().Identity()"]
        ),
        ["Identity in a composite key"] = (
            m => m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("b").AsInt32().PrimaryKey(),
            ["Identity()", "whole primary key", "AsInt64().PrimaryKey().Identity()"]
        ),
        ["Identity beside another key"] = (
            m => m.Create.Table("t").WithColumn("id").AsInt64().Identity().WithColumn("b").AsInt32().PrimaryKey(),
            ["Identity()", "whole primary key"]
        ),
        ["Two identities"] = (
            m => m.Create.Table("t").WithColumn("a").AsInt64().Identity().WithColumn("b").AsInt64().Identity(),
            ["Identity()", "only in one"]
        ),
        ["Adding a key column beside a key"] = (
            m => m.Create.Column("k").OnTable("people").AsInt32().PrimaryKey(),
            ["column k", "primary key", "Delete.PrimaryKey"]
        ),
        ["Adding an identity column beside a key"] = (
            m => m.Create.Column("k").OnTable("people").AsInt32().Identity(),
            ["column k", "primary key", "Delete.PrimaryKey"]
        ),
        ["Adding a column that is not null without default"] = (
            m => m.Create.Column("c").OnTable("people").AsInt32(),
            ["people.c", "1 row", "NOT NULL needs a value", "WithDefaultValue", "SetExistingRowsTo"]
        ),
        ["PRAGMA foreign_keys within a step"] = (
            m => m.Execute.Sql("PRAGMA Foreign_Keys = OFF"),
            ["PRAGMA foreign_keys", "ignores", "TransactionBehavior.None"]
        ),
        ["PRAGMA foreign_keys behind a byte order mark"] = (
            m => m.Execute.Sql("SELECT 1;\n\uFEFFPRAGMA foreign_keys=ON;"),
            ["PRAGMA foreign_keys", "ignores", "TransactionBehavior.None"]
        ),
        ["PRAGMA foreign_keys of a schema"] = (
            m => m.Execute.Sql("/* x */ pragma main.foreign_keys(0)"),
            ["PRAGMA foreign_keys", "ignores", "TransactionBehavior.None"]
        ),
        ["SystemMethods.CurrentUser"] = (
            m => m.Create.Table("t").WithColumn("a").AsString().WithDefault(SystemMethods.CurrentUser),
            ["CurrentUser", "Set the value in the program"]
        ),
        ["SystemMethods.NewSequentialId"] = (
            m => m.Insert.IntoTable("people").Row(new { id = 2, name = SystemMethods.NewSequentialId }),
            ["NewSequentialId", "SystemMethods.NewGuid"]
        ),
        ["A type that SQLite has no name for"] = (
            m => m.Create.Table("t").WithColumn("a").AsColumnDataType(new FluentMigrator.Model.ColumnDataType { Type = DbType.Object }),
            ["Object", "column a", "AsCustom"]
        ),
        ["A foreign key into another database file"] = (
            m => m.Create.Table("t").WithColumn("a").AsInt64().ForeignKey("fk3", "other", "people", "id"),
            ["fk3", "other", "same database file"]
        ),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_UnsupportedOperation_IsRefusedWithReasonAndAlternative(string name)
    {
        // Arrange
        using var bench = new Workbench(Seed);
        var before = DatabaseSnapshot.Of(bench.File);
        var manager = bench.Manager(
            new StepCode(m =>
            {
                m.Create.Table("first").WithColumn("a").AsInt32();
                Cases[name].Up(m);
            })
        );

        // Act
        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        // Assert
        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.All(Cases[name].Words, word => Assert.Contains(word, $"{error.Why}. {error.Next}", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1, error.Version);
        Assert.Equal(before, DatabaseSnapshot.Of(bench.File));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }
}
