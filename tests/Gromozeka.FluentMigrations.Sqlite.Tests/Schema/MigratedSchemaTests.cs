using Fixtures.Steps;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>What migrations make of an empty database, and what each of them changes.</summary>
public sealed class MigratedSchemaTests : IDisposable
{
    private readonly Workbench _bench = new();

    private MigrationManager Manager => _bench.Manager("Fixtures.Drifting");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void GetMigratedSchema_IsThatOfAMigratedDatabase_AndTouchesNone()
    {
        var expected = Manager.GetMigratedSchema().Schema;
        Assert.False(File.Exists(_bench.File.Path));

        Manager.Migrate();

        var actual = Manager.ReadSchema();
        Assert.Empty(SchemaComparer.Compare(expected, actual));
        Assert.Empty(SchemaComparer.Compare(actual, expected));
        Assert.DoesNotContain(actual.Tables, table => table.Name.Name == "VersionInfo");
    }

    [Fact]
    public void GetMigratedSchema_ToAVersion_EndsThere()
    {
        var report = Manager.GetMigratedSchema(1, withChanges: true);

        Assert.Equal([1L], report.Changes.Select(step => step.Migration.Version));
        Assert.Null(report.Schema.Find("customers")!.Column("phone"));
        Assert.NotNull(Manager.GetMigratedSchema().Schema.Find("customers")!.Column("phone"));
    }

    [Fact]
    public void GetMigratedSchema_WithChanges_SaysWhatEachMigrationChanged()
    {
        var steps = Manager.GetMigratedSchema(withChanges: true).Changes;

        Assert.Equal([1L, 2L], steps.Select(step => step.Migration.Version));
        Assert.Contains(steps[0].Changes, change => (change.Kind, change.Subject) == (SchemaChangeKind.Added, "table customers"));
        Assert.Contains(steps[1].Changes, change => (change.Kind, change.Subject) == (SchemaChangeKind.Added, "column customers.phone"));
        Assert.Empty(Manager.GetMigratedSchema().Changes);
    }

    [Fact]
    public void GetMigratedSchema_ToAnUnknownVersion_IsRefused() =>
        Assert.Equal(ErrorCodes.UnknownTarget, Assert.Throws<MigrationException>(() => Manager.GetMigratedSchema(7)).Code);

    [Fact]
    public void GetMigratedSchema_OfMigrationsThatFail_SaysWhichAndThatNothingWasWritten()
    {
        var manager = _bench.Manager(new StepCode(step => step.Execute.Sql("DROP TABLE missing")));

        var error = Assert.Throws<MigrationException>(() => manager.GetMigratedSchema());

        Assert.Equal((ErrorCodes.StepFailed, "nothing was written"), (error.Code, error.State));
        Assert.False(File.Exists(_bench.File.Path));
    }

    [Theory]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a); CREATE TABLE u (a)", "Added table u")]
    [InlineData("CREATE TABLE t (a); CREATE TABLE u (a)", "CREATE TABLE t (a)", "Removed table u")]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a, b TEXT)", "Added column t.b: TEXT null")]
    [InlineData("CREATE TABLE t (a, b TEXT)", "CREATE TABLE t (a)", "Removed column t.b: TEXT null")]
    [InlineData("CREATE TABLE t (a INT)", "CREATE TABLE t (a TEXT)", "Changed column t.a: INT null -> TEXT null")]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a CHECK (a > 1))", "Added constraints of t: CHECK (a > 1)")]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a); CREATE INDEX i ON t (a)", "Added index i: (a)")]
    [InlineData("CREATE TABLE t (a); CREATE INDEX i ON t (a)", "CREATE TABLE t (a)", "Removed index i: (a)")]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t", "Added view v")]
    [InlineData("CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t", "CREATE TABLE t (a)", "Removed view v")]
    [InlineData("CREATE VIEW v AS SELECT 1", "CREATE VIEW v AS SELECT 2", "Changed view v")]
    public void Between_TwoSchemas_SaysWhatChanged(string before, string after, string change) =>
        Assert.Equal([change], SchemaChange.Between(Read(before), Read(after)).Select(Text));

    private static string Text(SchemaChange change)
    {
        var values = string.Join(" -> ", new[] { change.Before, change.After }.OfType<string>());
        return $"{change.Kind} {change.Subject}{(values.Length == 0 ? "" : $": {values}")}";
    }

    private static SchemaSnapshot Read(string sql)
    {
        using var bench = new Workbench(sql);
        using var session = bench.Session();
        return session.ReadSchema();
    }
}
