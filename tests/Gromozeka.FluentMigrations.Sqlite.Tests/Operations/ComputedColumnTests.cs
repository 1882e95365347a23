namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>A new column that is computed, over rows.</summary>
public sealed class ComputedColumnTests : IDisposable
{
    private readonly Workbench _bench = new(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT); INSERT INTO t VALUES (1, 5, 'x'), (2, 6, NULL)"
    );

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("a * 2", false, "10; 12")]
    [InlineData("a * 2", true, "10; 12")]
    [InlineData("coalesce(b, 'none')", false, "x; none")]
    [InlineData("coalesce(b, 'none')", true, "x; none")]
    public void AddColumn_NotNullable_Runs(string expression, bool isStored, string values)
    {
        _bench.Migrate(up => up.Alter.Table("t").AddColumn("c").AsString().Computed(expression, isStored).NotNullable());

        Assert.Equal(values, _bench.Read("SELECT c FROM t ORDER BY id"));
        Assert.Equal("1", _bench.Read("SELECT \"notnull\" FROM pragma_table_xinfo('t') WHERE name = 'c'"));
        Assert.Equal("1|5|x; 2|6|", _bench.Read("SELECT id || '|' || a || '|' || coalesce(b, '') FROM t ORDER BY id"));
        Assert.Equal("ok", _bench.Read("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData("b", false)]
    [InlineData("b", true)]
    [InlineData("nullif(a, 6)", false)]
    [InlineData("nullif(a, 6)", true)]
    public void AddColumn_NotNullableAndSomeRowsGiveNull_IsRefused(string expression, bool isStored)
    {
        var error = Assert.Throws<MigrationException>(() =>
            _bench.Migrate(up => up.Alter.Table("t").AddColumn("c").AsString().Computed(expression, isStored).NotNullable())
        );

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains("1 row", error.Why, StringComparison.Ordinal);
        Assert.Equal("0", _bench.Read("SELECT count(*) FROM pragma_table_xinfo('t') WHERE name = 'c'"));
    }

    [Fact]
    public void AddColumn_NullableAndSomeRowsGiveNull_Runs()
    {
        _bench.Migrate(up => up.Alter.Table("t").AddColumn("c").AsString().Computed("b", false).Nullable());

        Assert.Equal("x; ", _bench.Read("SELECT c FROM t ORDER BY id"));
    }
}
