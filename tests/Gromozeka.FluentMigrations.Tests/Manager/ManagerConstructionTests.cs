using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class ManagerConstructionTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Constructor_NoServicesLoggerOrClock_Works()
    {
        var options = new MigrationOptions { Namespace = "Gromozeka.FluentMigrations.Tests.Fixtures.Plain" };
        options.Assemblies.Add(typeof(Bed).Assembly);

        var report = new MigrationManager(Database(), options).Migrate();

        Assert.Equal(1, report.ToVersion);
    }

    [Fact]
    public void Constructor_NullArguments_AreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new MigrationManager(null!, new MigrationOptions()));
        Assert.Throws<ArgumentNullException>(() => new MigrationManager(Database(), null!));
    }

    [Fact]
    public void Constructor_BadMigrations_TouchesNothingYet()
    {
        var manager = _bed.Manager("Gromozeka.FluentMigrations.Tests.Fixtures.Duplicate");

        Refusal.OfUnchanged(_bed, ErrorCodes.DuplicateVersion, () => manager.GetAvailableMigrations());
    }

    private SqliteDatabase Database() => new(new SqliteDatabaseOptions { ConnectionString = _bed.File.ConnectionString });
}
