namespace Gromozeka.FluentMigrations.Sqlite.Shortcomings;

/// <summary>
/// What goes wrong around transactions and foreign keys with FluentMigrator on SQLite, line by line, and what happens here.
/// </summary>
public sealed class TransactionShortcomingTests : IDisposable
{
    private readonly Workbench _bench = new(
        """
        CREATE TABLE parents (id INTEGER PRIMARY KEY);
        CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id) ON DELETE CASCADE);
        INSERT INTO parents VALUES (1);
        INSERT INTO children VALUES (1, 1);
        """
    );

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void PragmaForeignKeysInAMigration_WasIgnoredInSilence_IsRefused() =>
        Refused.By(_bench, m => m.Execute.Sql("PRAGMA foreign_keys = OFF"), "PRAGMA foreign_keys", "TransactionBehavior.None");

    [Fact]
    public void DeleteTableOfAParent_DeletedTheChildren_IsRefusedWhileForeignKeysAreEnforced()
    {
        var manager = _bench.Manager(
            new Fixtures.Steps.StepCode(m => m.Delete.Table("parents")),
            new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = true }
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Contains("children", error.Why, StringComparison.Ordinal);
        Assert.Equal("1", _bench.Read("SELECT count(*) FROM children"));
    }

    [Fact]
    public void DeleteTableOfAParent_WithoutForeignKeysEnforced_KeepsTheChildren()
    {
        _bench.Migrate(m => m.Delete.Table("parents"));

        Assert.Equal("1", _bench.Read("SELECT count(*) FROM children"));
    }

    [Fact]
    public void UpToDateMigrate_WaitedForAnotherWriter_TakesNoLock()
    {
        var manager = _bench.Manager(
            new Fixtures.Steps.StepCode(m => m.Create.Table("t").WithColumn("a").AsString()),
            new SqliteDatabaseOptions { ConnectionString = "", LockTimeout = TimeSpan.FromSeconds(1) }
        );
        manager.Migrate();
        using var other = _bench.File.Open();
        using var writing = other.BeginTransaction(deferred: false);

        Assert.Empty(manager.Migrate().Steps);
    }

    [Fact]
    public void FailedStatement_WasAPlainException_CarriesMigrationAndStatement()
    {
        var error = Assert.Throws<MigrationException>(() => _bench.Migrate(m => m.Execute.Sql("INSERT INTO nowhere VALUES (1)")));

        Assert.Equal(1, error.Version);
        Assert.Equal("INSERT INTO nowhere VALUES (1)", error.Statement);
    }

    [Fact]
    public void ManyRows_WereAsManyStatements_AreOne()
    {
        using var session = _bench.Session();
        using var collector = session.NewCollector();
        var insert = new FluentMigrator.Expressions.InsertDataExpression { TableName = "parents" };
        for (var id = 2; id < 1000; id++)
            insert.Rows.Add([new KeyValuePair<string, object>("id", id)]);

        insert.ExecuteWith(collector);

        Assert.Single(collector.Take());
    }

    [Fact]
    public void TwoStartsAtOnce_OneCrashed_BothSucceed()
    {
        var manager = _bench.Manager(new Fixtures.Steps.StepCode(m => m.Create.Table("t").WithColumn("a").AsString()));

        Parallel.For(0, 8, _ => manager.Migrate());

        Assert.Equal("1", _bench.Read("SELECT Version FROM VersionInfo"));
    }
}
