using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Planning;

/// <summary>What planning refuses, before a byte is written; and the options that lift a refusal.</summary>
public sealed class RefusalTests : IDisposable
{
    private const string Gap = "Gromozeka.FluentMigrations.Tests.Fixtures.Gap";
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_NewerDatabase_IsRefusedNamingVersionsAndOption()
    {
        _bed.Manager().Migrate();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.NewerDatabase, () => _bed.Manager(Bed.One).Migrate());

        Assert.Equal(3, error.Version);
        Assert.Contains("it has applied versions 2, 3; the newest migration of this program is 1", error.Why, StringComparison.Ordinal);
        Assert.Equal("nothing was written; the database is at version 3", error.State);
        Assert.Contains("AllowNewerDatabase", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_NewerDatabaseAllowed_RunsWithAWarningAndChangesNoByte()
    {
        _bed.Manager().Migrate();
        var before = _bed.File.Hash;

        var report = _bed.Manager(Bed.One, options => options.AllowNewerDatabase = true).Migrate();

        Assert.Empty(report.Steps);
        Assert.Equal(3, report.ToVersion);
        Assert.Equal(before, _bed.File.Hash);
        Assert.Contains(_bed.Log.Lines, text =>
            text.StartsWith("Warning: The database has applied versions 2, 3, newer", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Migrate_MoreNewerVersionsThanFitALine_NamesTenAndCountsTheRest()
    {
        _bed.Manager(Bed.One).Migrate();
        _bed.File.Execute(
            "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 14) INSERT INTO VersionInfo (Version) SELECT i FROM n"
        );

        var error = Refusal.Of(ErrorCodes.NewerDatabase, () => _bed.Manager(Bed.One).Migrate());

        Assert.Contains("versions 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more;", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_AppliedMigrationMissing_IsRefusedNamingVersionAndOption()
    {
        _bed.Manager().Migrate();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.MissingMigration, () => Sparse().Migrate());

        Assert.Equal(2, error.Version);
        Assert.Contains("has applied version 2, which", error.What, StringComparison.Ordinal);
        Assert.Contains("AllowMissingMigrations", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_AppliedMigrationMissingButAllowed_RunsWithAWarning()
    {
        _bed.Manager(Bed.Two).Migrate();

        var report = Sparse(options => options.AllowMissingMigrations = true).Migrate();

        Assert.Equal([3], report.Steps.Select(step => step.Migration.Version));
        Assert.Contains(_bed.Log.Lines, text => text.Contains("which this program lacks", StringComparison.Ordinal));
    }

    [Fact]
    public void Migrate_PendingBelowTheCurrent_IsRefusedNamingOption()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("DELETE FROM VersionInfo WHERE Version = 2");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.OutOfOrder, () => _bed.Manager().Migrate());

        Assert.Equal((2, "Step2"), (error.Version, error.Migration));
        Assert.Contains("AllowOutOfOrder", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_PendingBelowTheCurrentButAllowed_IsAppliedWithAWarning()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("DELETE FROM VersionInfo WHERE Version = 2; DROP TABLE t2");

        var report = _bed.Manager(configure: options => options.AllowOutOfOrder = true).Migrate();

        Assert.Equal([2], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(3, report.ToVersion);
        Assert.Contains(_bed.Log.Lines, text => text.StartsWith("Warning: Migration 2 (Step2) is older", StringComparison.Ordinal));
    }

    [Fact]
    public void Migrate_TargetBelowTheCurrent_IsRefusedNamingRollbackTo()
    {
        _bed.Manager(Bed.Two).Migrate();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.TargetBelowCurrent, () => _bed.Manager().Migrate(1));

        Assert.Contains("RollbackTo(1)", error.Next, StringComparison.Ordinal);
        Assert.Contains("it is at version 2", error.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void Migrate_UnknownTarget_IsRefused(long target)
    {
        _bed.Manager(Bed.Two).Migrate();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.UnknownTarget, () => _bed.Manager().Migrate(target));

        Assert.Equal(target, error.Version);
        Assert.Contains("its newest is 3", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_BreakingChange_IsRefusedUntilItIsAllowed()
    {
        const string Fixture = "Gromozeka.FluentMigrations.Tests.Fixtures.Breaking";

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.BreakingChange, () => _bed.Manager(Fixture).Migrate());
        var report = _bed.Manager(Fixture, options => options.AllowBreakingChange = true).Migrate();

        Assert.Equal((2, "Second"), (error.Version, error.Migration));
        Assert.Contains("AllowBreakingChange", error.Next, StringComparison.Ordinal);
        Assert.Equal(2, report.ToVersion);
        Assert.Empty(_bed.Manager(Fixture).Migrate().Steps);
    }

    [Fact]
    public void Migrate_TargetBelowTheBreakingChange_IsNotConcerned() =>
        Assert.Equal(1, _bed.Manager("Gromozeka.FluentMigrations.Tests.Fixtures.Breaking").Migrate(1).ToVersion);

    [Fact]
    public void RollbackTo_AboveTheCurrent_IsRefusedNamingMigrate()
    {
        _bed.Manager().Migrate(1);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.TargetAboveCurrent, () => _bed.Manager().RollbackTo(2));

        Assert.Contains("Migrate(2)", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void RollbackTo_VersionThatIsNotApplied_IsRefusedNamingThoseThatAre()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("DELETE FROM VersionInfo WHERE Version = 2");

        var gone = Refusal.OfUnchanged(_bed, ErrorCodes.UnknownTarget, () => _bed.Manager().RollbackTo(2));
        var never = Refusal.OfUnchanged(_bed, ErrorCodes.UnknownTarget, () => _bed.Manager().RollbackTo(99));

        Assert.Contains("name 0 or an applied version: versions 1, 3", gone.Next, StringComparison.Ordinal);
        Assert.Equal(99, never.Version);
    }

    [Fact]
    public void RollbackTo_VersionOnAMissingFile_IsRefusedAndCreatesNothing()
    {
        var error = Refusal.OfUnchanged(_bed, ErrorCodes.UnknownTarget, () => _bed.Manager().RollbackTo(99));

        Assert.Equal("there is nothing to roll back", error.Next);
    }

    [Fact]
    public void Rollback_PastAMigrationThatTheProgramLacks_IsRefusedBeforeTheFirstStep()
    {
        _bed.Manager().Migrate();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.MissingMigration, () => Sparse().RollbackTo(0));

        Assert.Equal(2, error.Version);
        Assert.Contains("roll back with a program that contains it", error.Next, StringComparison.Ordinal);
    }

    private MigrationManager Sparse(Action<MigrationOptions>? configure = null) => _bed.Manager(Gap, options =>
        {
            options.Numbering = FluentMigrations.NumberingPolicy.Any;
            configure?.Invoke(options);
        });
}
