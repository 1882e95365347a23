using System.Data;

using FluentMigrator;

using Fixtures.Steps;

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
        ["Alter.Column"] = (m => m.Alter.Column("name").OnTable("people").AsInt32(), ["Alter.Column", "people", "Create a new table"]),
        ["Alter.Table AlterColumn"] = (m => m.Alter.Table("people").AlterColumn("name").AsInt32(), ["Alter.Column", "people", "Create a new table"]),
        ["AddColumn with existing rows set, not null"] = (
            m => m.Create.Column("c").OnTable("people").AsInt32().SetExistingRowsTo(1).NotNullable(), ["Alter.Column", "people", "Create a new table"]),
        ["Create.ForeignKey"] = (
            m => m.Create.ForeignKey("fk2").FromTable("pets").ForeignColumn("id").ToTable("people").PrimaryColumn("id"),
            ["Create.ForeignKey", "pets", "Create a new table"]),
        ["Create.ForeignKey on a table that was there already"] = (
            m =>
            {
                m.Create.Table("pets").IfNotExists().WithColumn("id").AsInt64().PrimaryKey();
                m.Create.ForeignKey("fk2").FromTable("pets").ForeignColumn("id").ToTable("people").PrimaryColumn("id");
            },
            ["Create.ForeignKey", "pets", "Create a new table"]),
        ["Create.PrimaryKey on a table that was there already"] = (
            m =>
            {
                m.Create.Table("pets").IfNotExists().WithColumn("id").AsInt64();
                m.Create.PrimaryKey("pk").OnTable("pets").Column("id");
            },
            ["Create.PrimaryKey", "pets", "Create a new table"]),
        ["ReferencedBy"] = (
            m => m.Create.Table("t").WithColumn("id").AsInt32().ReferencedBy("pets", "owner"), ["Create.ForeignKey", "pets", "Create a new table"]),
        ["Delete.ForeignKey by name"] = (m => m.Delete.ForeignKey("fk").OnTable("pets"), ["Delete.ForeignKey", "pets", "Create a new table"]),
        ["Delete.ForeignKey by columns"] = (
            m => m.Delete.ForeignKey().FromTable("pets").ForeignColumn("owner").ToTable("people").PrimaryColumn("id"),
            ["Delete.ForeignKey", "pets", "Create a new table"]),
        ["Create.PrimaryKey"] = (m => m.Create.PrimaryKey("pk").OnTable("people").Column("name"), ["Create.PrimaryKey", "people", "Create a new table"]),
        ["Delete.PrimaryKey"] = (m => m.Delete.PrimaryKey("pk").FromTable("people"), ["Delete.PrimaryKey", "people", "Create a new table"]),
        ["Delete.PrimaryKey of a table that replaced a dropped one"] = (
            m =>
            {
                m.Delete.Table("pets");
                m.Create.Table("pets").WithColumn("id").AsInt64().PrimaryKey("pk");
                m.Delete.PrimaryKey("pk").FromTable("pets");
            },
            ["Delete.PrimaryKey", "pets", "Create a new table"]),
        ["Delete.ForeignKey of a table that replaced a dropped one"] = (
            m =>
            {
                m.Delete.Table("pets");
                m.Create.Table("pets").WithColumn("id").AsInt64().ForeignKey("fk", "people", "id");
                m.Delete.ForeignKey("fk").OnTable("pets");
            },
            ["Delete.ForeignKey", "pets", "Create a new table"]),
        ["Delete.DefaultConstraint"] = (
            m => m.Delete.DefaultConstraint().OnTable("people").OnColumn("name"), ["Delete.DefaultConstraint", "people", "Create a new table"]),
        ["Create.Sequence"] = (m => m.Create.Sequence("s"), ["Create.Sequence", "SQLite has no sequences", "Identity()"]),
        ["Delete.Sequence"] = (m => m.Delete.Sequence("s"), ["Delete.Sequence", "SQLite has no sequences"]),
        ["Create.Schema"] = (m => m.Create.Schema("s"), ["Create.Schema", "SQLite has no schemas", "attach"]),
        ["Delete.Schema"] = (m => m.Delete.Schema("s"), ["Delete.Schema", "SQLite has no schemas", "detach"]),
        ["ToSchema"] = (m => m.Alter.Table("people").ToSchema("s"), ["ToSchema", "SQLite has no schemas", "Execute.Sql"]),
        ["Alter.Table WithDescription"] = (m => m.Alter.Table("people").WithDescription("d"), ["WithDescription", "people", "Leave it out"]),
        ["Clustered index"] = (
            m => m.Create.Index("ix").OnTable("people").OnColumn("name").Ascending().WithOptions().Clustered(), ["Index ix", "no clustered", "Leave"]),
        ["Identity on text"] = (
            m => m.Create.Table("t").WithColumn("id").AsString().PrimaryKey().Identity(), ["Identity()", "id", "INTEGER", "AsInt64().PrimaryKey().Identity()"]),
        ["Identity in a composite key"] = (
            m => m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("b").AsInt32().PrimaryKey(),
            ["Identity()", "whole primary key", "AsInt64().PrimaryKey().Identity()"]),
        ["Identity beside another key"] = (
            m => m.Create.Table("t").WithColumn("id").AsInt64().Identity().WithColumn("b").AsInt32().PrimaryKey(), ["Identity()", "whole primary key"]),
        ["Two identities"] = (
            m => m.Create.Table("t").WithColumn("a").AsInt64().Identity().WithColumn("b").AsInt64().Identity(), ["Identity()", "only in one"]),
        ["Adding a key column"] = (m => m.Create.Column("k").OnTable("people").AsInt32().PrimaryKey(), ["people.k", "primary key", "create a new table"]),
        ["Adding an identity column"] = (m => m.Create.Column("k").OnTable("people").AsInt32().Identity(), ["people.k", "primary key", "create a new table"]),
        ["Adding a stored computed column"] = (
            m => m.Alter.Table("people").AddColumn("s").AsInt32().Nullable().Computed("id", stored: true), ["people.s", "stored", "stored: false"]),
        ["Adding a column that is not null without default"] = (
            m => m.Create.Column("c").OnTable("people").AsInt32(), ["people.c", "NOT NULL needs a default", "WithDefaultValue"]),
        ["Adding a column with a default that is not constant"] = (
            m => m.Create.Column("c").OnTable("people").AsDateTime().Nullable().WithDefault(SystemMethods.CurrentUTCDateTime),
            ["people.c", "constant default", "Update.Table"]),
        ["Adding a column with a raw default that is not constant"] = (
            m => m.Create.Column("c").OnTable("people").AsDateTime().Nullable().WithDefaultValue(RawSql.Insert(" (1 + 1)")),
            ["people.c", "constant default", "Update.Table"]),
        ["Adding a column whose default is only exact as an expression"] = (
            m => m.Create.Column("c").OnTable("people").AsDouble().WithDefaultValue(1e-300), ["people.c", "constant default", "Update.Table"]),
        ["PRAGMA foreign_keys within a step"] = (m => m.Execute.Sql("PRAGMA Foreign_Keys = OFF"), ["PRAGMA foreign_keys", "ignores", "TransactionBehavior.None"]),
        ["PRAGMA foreign_keys of a schema"] = (m => m.Execute.Sql("/* x */ pragma main.foreign_keys(0)"), ["PRAGMA foreign_keys", "ignores", "TransactionBehavior.None"]),
        ["SystemMethods.CurrentUser"] = (
            m => m.Create.Table("t").WithColumn("a").AsString().WithDefault(SystemMethods.CurrentUser), ["CurrentUser", "Set the value in the program"]),
        ["SystemMethods.NewSequentialId"] = (
            m => m.Insert.IntoTable("people").Row(new { id = 2, name = SystemMethods.NewSequentialId }), ["NewSequentialId", "SystemMethods.NewGuid"]),
        ["A type that SQLite has no name for"] = (
            m => m.Create.Table("t").WithColumn("a").AsColumnDataType(new FluentMigrator.Model.ColumnDataType { Type = DbType.Object }),
            ["Object", "column a", "AsCustom"]),
        ["A foreign key into another database file"] = (
            m => m.Create.Table("t").WithColumn("a").AsInt64().ForeignKey("fk3", "other", "people", "id"), ["fk3", "other", "same database file"]),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_UnsupportedOperation_IsRefusedWithReasonAndAlternative(string name)
    {
        // Arrange
        using var bench = new Workbench(Seed);
        var before = DatabaseSnapshot.Of(bench.File);
        var manager = bench.Manager(new StepCode(m =>
        {
            m.Create.Table("first").WithColumn("a").AsInt32();
            Cases[name].Up(m);
        }));

        // Act
        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        // Assert
        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.All(Cases[name].Words, word => Assert.Contains(word, error.Why, StringComparison.Ordinal));
        Assert.Equal(1, error.Version);
        Assert.Equal(before, DatabaseSnapshot.Of(bench.File));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }
}
