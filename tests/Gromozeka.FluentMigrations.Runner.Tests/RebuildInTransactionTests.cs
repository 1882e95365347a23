namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// A rebuild of a table that foreign keys refer to, as a part of a transaction of the caller: foreign keys cannot be switched off once
/// something was written in that.
/// </summary>
public sealed class RebuildInTransactionTests : IDisposable
{
    private readonly RunnerHost _host = new("Linked");

    public RebuildInTransactionTests() => Enforce(true);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_TransactionPerSession_RebuildFirst_KeepsTheChildren()
    {
        _host.Run(runner => runner.MigrateUp(1));
        _host.Runner = options => options.TransactionPerSession = true;

        _host.Run(runner => runner.MigrateUp());

        AssertRebuilt();
    }

    [Fact]
    public void BeginScope_RebuildFirst_KeepsTheChildren()
    {
        _host.Run(runner => runner.MigrateUp(1));

        _host.Run(runner =>
        {
            using var scope = runner.BeginScope();
            runner.MigrateUp();
            runner.Up(new Plain(migration => migration.Insert.IntoTable("Books").Row(new { Id = 4, ShelfId = 2 })));
            scope.Complete();
        });

        Assert.Equal("4", _host.File.Scalar("SELECT count(*) FROM Books"));
        Assert.Equal(["1", "2"], _host.Versions());
    }

    [Fact]
    public void BeginScope_RebuildAfterAWrite_IsRefusedWithTheReason()
    {
        _host.Run(runner => runner.MigrateUp(1));

        var error = Assert.Throws<MigrationException>(() =>
            _host.Run(runner =>
            {
                using var scope = runner.BeginScope();
                runner.Up(new Plain(migration => migration.Insert.IntoTable("Books").Row(new { Id = 4, ShelfId = 2 })));
                runner.MigrateUp();
                scope.Complete();
            })
        );

        Assert.Contains("foreign keys", error.Why, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["1"], _host.Versions());
        Assert.Equal("3", _host.File.Scalar("SELECT count(*) FROM Books"));
    }

    [Fact]
    public void MigrateUp_TransactionPerSession_RebuildAfterAWrite_LeavesNothing()
    {
        _host.Runner = options => options.TransactionPerSession = true;

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Contains("foreign keys", error.Why, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_host.File.Tables());
    }

    [Fact]
    public void MigrateUp_TransactionPerSession_ForeignKeysOff_RebuildsAfterAWrite()
    {
        Enforce(false);
        _host.Runner = options => options.TransactionPerSession = true;

        _host.Run(runner => runner.MigrateUp());

        AssertRebuilt();
    }

    [Fact]
    public void BeginScope_ForeignKeysOff_RebuildsAfterAWrite()
    {
        Enforce(false);

        _host.Run(runner =>
        {
            using var scope = runner.BeginScope();
            runner.MigrateUp(1);
            runner.MigrateUp();
            scope.Complete();
        });

        AssertRebuilt();
    }

    [Fact]
    public void BeginScope_ForeignKeysOffAndAKeyBrokenAfterTheRebuild_CannotBeCommitted()
    {
        Enforce(false);
        _host.Run(runner => runner.MigrateUp(1));
        var hash = _host.File.Hash;

        var error = Assert.Throws<MigrationException>(() =>
            _host.Run(runner =>
            {
                using var scope = runner.BeginScope();
                runner.Up(new Plain(migration => migration.Insert.IntoTable("Shelves").Row(new { Id = 3, Number = 30 })));
                runner.MigrateUp();
                runner.Up(new Plain(migration => migration.Delete.FromTable("Shelves").Row(new { Id = 1 })));
                scope.Complete();
            })
        );

        Assert.Contains("Books", error.Why, StringComparison.Ordinal);
        Assert.Equal(hash, _host.File.Hash);
    }

    private void AssertRebuilt()
    {
        Assert.Equal(["1|1", "2|1", "3|2"], _host.File.Rows("SELECT Id, ShelfId FROM Books ORDER BY Id"));
        Assert.Equal(["1|text|10", "2|text|20"], _host.File.Rows("SELECT Id, typeof(Number), Number FROM Shelves ORDER BY Id"));
        Assert.Equal(["1", "2"], _host.Versions());
        Assert.Empty(_host.File.Rows("PRAGMA foreign_key_check"));
    }

    private void Enforce(bool on) => _host.ConnectionString = $"Data Source={_host.File.Path};Pooling=False;Foreign Keys={on}";
}
