using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>Names with and without a schema, in databases that compare them in different ways.</summary>
public sealed class TableNameTests
{
    private static readonly TableNameComparer Exact = new(StringComparer.Ordinal, "public");
    private static readonly TableNameComparer WithoutCase = new(StringComparer.OrdinalIgnoreCase, "main");

    [Theory]
    [InlineData(null, "users", "public", "users", true)]
    [InlineData("", "users", null, "users", true)]
    [InlineData("public", "users", "public", "Users", false)]
    [InlineData("Public", "users", null, "users", false)]
    [InlineData("app", "users", null, "users", false)]
    [InlineData("app", "users", "app", "users", true)]
    public void Exact_TellsCaseAndSchema(string? schema, string name, string? otherSchema, string otherName, bool isSame)
    {
        TableName one = new(schema, name),
            other = new(otherSchema, otherName);

        Assert.Equal(isSame, Exact.Equals(one, other));
        Assert.True(!isSame || Exact.GetHashCode(one) == Exact.GetHashCode(other));
    }

    [Theory]
    [InlineData(null, "users", "MAIN", "Users", true)]
    [InlineData("archive", "users", "Archive", "USERS", true)]
    [InlineData("archive", "users", null, "users", false)]
    public void WithoutCase_TellsTheSchema(string? schema, string name, string? otherSchema, string otherName, bool isSame)
    {
        TableName one = new(schema, name),
            other = new(otherSchema, otherName);

        Assert.Equal(isSame, WithoutCase.Equals(one, other));
        Assert.True(!isSame || WithoutCase.GetHashCode(one) == WithoutCase.GetHashCode(other));
    }

    [Fact]
    public void Equals_Nothing_IsOnlyNothing()
    {
        Assert.True(Exact.Equals(null, null));
        Assert.False(Exact.Equals(null, "users"));
        Assert.False(Exact.Equals("users", null));
    }

    [Fact]
    public void ToString_ShowsTheSchemaOnlyWhereThereIsOne() =>
        Assert.Equal(["users", "app.users"], [new TableName("", "users").ToString(), new TableName("app", "users").ToString()]);

    [Fact]
    public void Snapshot_TwoTablesOfOneNameInTwoSchemas_AreTwo()
    {
        var schema = Snapshot(Table("users"), Table(new TableName("app", "users")), Table("Users"));

        Assert.Equal(3, schema.Tables.Count);
        Assert.Equal(new TableName("app", "users"), schema.Find(new TableName("app", "users"))!.Name);
        Assert.Equal("users", schema.Find(new TableName("public", "users"))!.Name);
        Assert.Equal(["app.users", "Users"], schema.Without(["users"]).Tables.Select(table => table.Name.ToString()));
    }

    [Fact]
    public void Compare_TablesOfTwoSchemas_AreComparedEachWithItsOwn()
    {
        var differences = SchemaComparer.Compare(
            Snapshot(Table("users"), Table(new TableName("app", "users"))),
            Snapshot(Table("users"), Table(new TableName("audit", "users")))
        );

        Assert.Equal(
            ["table app.users: expected a table, found nothing", "table audit.users: not expected"],
            differences.Select(one => one.ToString())
        );
    }

    [Theory]
    [InlineData(true, "MissingObject trigger touch on b")]
    [InlineData(false, "ChangedObject trigger touch on b")]
    public void Compare_TriggerOfTheSameNameOnAnotherTable_IsAnotherWhereNamesBelongToTables(bool isNamedWithinTable, string difference)
    {
        SchemaObject Trigger(string table) =>
            new(SchemaObjectKind.Trigger, "touch", table, $"on {table}") { IsNamedWithinTable = isNamedWithinTable };

        var found = Assert.Single(
            SchemaComparer.Compare(Snapshot(Trigger("b"), Table("a"), Table("b")), Snapshot(Trigger("a"), Table("a"), Table("b"))),
            one => !one.IsExtra
        );

        Assert.Equal(difference, $"{found.Kind} {found.Subject}");
    }

    [Fact]
    public void Renames_FollowATableIntoAnotherSchema()
    {
        IMigrationExpression[] step =
        [
            new RenameTableExpression
            {
                SchemaName = "app",
                OldName = "a",
                NewName = "b",
            },
            new AlterSchemaExpression
            {
                SourceSchemaName = "app",
                TableName = "b",
                DestinationSchemaName = "archive",
            },
            new RenameColumnExpression
            {
                SchemaName = "archive",
                TableName = "b",
                OldName = "x",
                NewName = "y",
            },
        ];

        Assert.Equal(new TableName("archive", "b"), Renames.Table(step, new TableName("app", "a"), Exact));
        Assert.Equal("a", Renames.Table(step, "a", Exact).ToString());
        Assert.Equal("y", Renames.Column(step, new TableName("app", "a"), "x", Exact));
        Assert.Equal("X", Renames.Column(step, new TableName("app", "a"), "X", Exact));
        var loss = new DeletedRows(new TableName("archive", "b"), "y", 0, DeletionCause.Column);
        Assert.Equal(
            new DeletedRows(new TableName("app", "a"), "x", 0, DeletionCause.Column),
            Renames.NameBefore(Renames.Of(step), 3, loss, Exact)
        );
    }

    [Fact]
    public void CannotLose_InsertIntoATableOfAnotherSchemaOrCase_IsNotTheOneThatWasCreated()
    {
        static IMigrationExpression[] Step(string? schema, string table) =>
            [
                new CreateTableExpression { SchemaName = "app", TableName = "users" },
                new InsertDataExpression { SchemaName = schema, TableName = table },
            ];

        Assert.True(LossForecast.CannotLose(Step("app", "users"), Exact));
        Assert.False(LossForecast.CannotLose(Step(null, "users"), Exact));
        Assert.False(LossForecast.CannotLose(Step("app", "Users"), Exact));
    }

    private static SchemaSnapshot Snapshot(params TableShape[] tables) => new(tables, [], Exact);

    private static SchemaSnapshot Snapshot(SchemaObject trigger, params TableShape[] tables) =>
        new(tables, [], Exact) { Objects = [trigger] };

    private static TableShape Table(TableName name) =>
        new(name, [new ColumnShape("id", "bigint", true, null, 0, "", false, null)], [], [], "", "") { Names = StringComparer.Ordinal };
}
