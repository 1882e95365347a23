using Gromozeka.FluentMigrations.Testing;
using Shop._1.Migrations;

namespace Shop._1.Tests;

public sealed class MigrationTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.InMemory(typeof(Migration001Orders).Assembly);

    public void Dispose() => _database.Dispose();

    [Fact]
    public void EveryMigration_CanBeUndoneAndAppliedAgain() => _database.AssertReversible();

    [Fact]
    public void Orders_AreKeptByLaterMigrations()
    {
        _database.Up(1).Execute("INSERT INTO orders (customer) VALUES ('Ada')");

        _database.AssertKeepsRows();

        Assert.Equal(["Ada"], _database.Query("SELECT customer FROM orders"));
    }
}
