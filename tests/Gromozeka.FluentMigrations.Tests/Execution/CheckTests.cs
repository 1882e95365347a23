using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Execution;

/// <summary>A check that a step makes on the rows finds some that stand in its way.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_RowsInTheWayOfAChange_NamesTheMigrationAndLeavesTheRows()
    {
        _bed.File.Execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO notes VALUES (1, 'x'), (2, NULL)");
        _bed.Script.Up(1, migration => migration.Alter.Column("body").OnTable("notes").AsString().NotNullable());

        var error = Assert.Throws<MigrationException>(() => _bed.Manager().Migrate());

        Assert.Equal((1, "Step1"), (error.Version, error.Migration));
        Assert.Contains("rolled back", error.State, StringComparison.Ordinal);
        Assert.Equal(["1|x", "2|"], _bed.File.Rows("SELECT id, body FROM notes ORDER BY id"));
        Assert.Equal("", _bed.Versions());
    }
}
