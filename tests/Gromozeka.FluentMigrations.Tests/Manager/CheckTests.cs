using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class CheckTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Check_NothingPending_Returns()
    {
        _bed.Manager().Migrate();

        _bed.Manager().Check();
    }

    [Theory]
    [InlineData(1, "2 migrations up to version 3 are pending")]
    [InlineData(2, "1 migration up to version 3 is pending")]
    public void Check_Pending_IsRefusedAndWritesNothing(long applied, string why)
    {
        _bed.Manager().Migrate(applied);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.Behind, () => _bed.Manager().Check());

        Assert.StartsWith(why, error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MissingFile_IsRefusedAndCreatesNone()
    {
        Refusal.Of(ErrorCodes.Behind, () => _bed.Manager().Check());

        Assert.False(File.Exists(_bed.File.Path));
    }

    [Fact]
    public void Check_TablesWithoutVersion_WouldBeAdopted()
    {
        _bed.Manager(Bed.One).Migrate();
        _bed.File.Execute("DROP TABLE VersionInfo");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.Behind, () =>
            _bed.Manager(Bed.One, options => options.AdoptExistingDatabase = true).Check()
        );

        Assert.Equal("it has tables but no version, and would have to be adopted", error.Why);
    }

    [Fact]
    public void Check_NewerDatabase_IsRefused()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO VersionInfo (Version) VALUES (9)");

        Refusal.OfUnchanged(_bed, ErrorCodes.NewerDatabase, () => _bed.Manager().Check());
    }

    [Fact]
    public void Check_NewerDatabaseThatIsAllowed_Returns()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO VersionInfo (Version) VALUES (9)");

        _bed.Manager(configure: options => options.AllowNewerDatabase = true).Check();
    }

    [Fact]
    public void Check_StepPartiallyApplied_IsRefused()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute(
            """
            INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version)
            VALUES (3, 'up', '2026-01-01T00:00:00Z', 0, 'partial', 'here', 1, '0.1')
            """
        );

        Refusal.OfUnchanged(_bed, ErrorCodes.HalfDone, () => _bed.FullManager().Check());
    }
}
