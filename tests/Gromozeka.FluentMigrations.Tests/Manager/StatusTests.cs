using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class StatusTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void GetStatus_MissingFile_SaysSoAndListsAllAsPending()
    {
        var status = _bed.Manager().GetStatus();

        Assert.False(status.Exists);
        Assert.Equal((0, 3), (status.CurrentVersion, status.LatestVersion));
        Assert.Equal([1, 2, 3], status.Pending.Select(entry => entry.Version));
        Assert.Empty(status.Applied);
        Assert.Equal(_bed.File.Path, status.Database);
    }

    [Fact]
    public void GetStatus_HalfWay_TellsAppliedFromPending()
    {
        _bed.Manager().Migrate(2);

        var status = _bed.Manager().GetStatus();

        Assert.True(status.Exists);
        Assert.Equal(2, status.CurrentVersion);
        Assert.Equal([1, 2], status.Applied.Select(entry => entry.Version));
        Assert.Equal([3], status.Pending.Select(entry => entry.Version));
        Assert.Empty(status.Unknown);
    }

    [Fact]
    public void GetStatus_RowOfAForeignMigration_IsUnknownWithItsDescription()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO VersionInfo VALUES (9, '2026-03-04 05:06:07', 'from the future'), (10, NULL, NULL)");

        var status = _bed.Manager().GetStatus();

        Assert.Equal(10, status.CurrentVersion);
        Assert.Equal([(9, "from the future"), (10, "")], status.Unknown.Select(entry => (entry.Version, entry.Title)));
        var nine = status.Unknown.First().Applied!;
        Assert.Equal(new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc), nine.AppliedAt);
        Assert.Equal(DateTimeKind.Utc, nine.AppliedAt!.Value.Kind);
        Assert.Null(status.Unknown.Last().Applied!.AppliedAt);
    }

    [Fact]
    public void GetStatus_TimeThatIsNone_IsNoTime()
    {
        _bed.Manager(Bed.One).Migrate();
        _bed.File.Execute("UPDATE VersionInfo SET AppliedOn = 'yesterday'");

        Assert.Null(_bed.Manager(Bed.One).GetStatus().Applied.Single().Applied!.AppliedAt);
    }

    [Fact]
    public void GetStatus_WithALog_HasDurationsOfTheLastSuccess()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute(
            "UPDATE migration_log SET duration_ms = 1500 WHERE version = 2; UPDATE migration_log SET direction = 'adopt' WHERE version = 1"
        );

        var applied = _bed.FullManager().GetStatus().Applied.ToList();

        Assert.Equal(TimeSpan.FromSeconds(1.5), applied[1].Applied!.Duration);
        Assert.Equal([true, false, false], applied.Select(entry => entry.Applied!.IsAdopted));
    }

    [Fact]
    public void GetStatus_WithoutALog_HasNoDurations()
    {
        _bed.Manager().Migrate();

        Assert.All(_bed.Manager().GetStatus().Applied, entry => Assert.Null(entry.Applied!.Duration));
    }

    [Fact]
    public void GetStatus_LogTableDroppedByHand_StillReadsTheVersions()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("DROP TABLE migration_log");

        Assert.Equal(3, _bed.FullManager().GetStatus().Applied.Count());
    }

    [Fact]
    public void GetStatus_VersionTwiceInATableWithoutUniqueIndex_IsOneEntry()
    {
        _bed.File.Execute(
            "CREATE TABLE VersionInfo (Version INTEGER, AppliedOn DATETIME, Description TEXT); "
                + "INSERT INTO VersionInfo (Version) VALUES (1), (1)"
        );

        Assert.Equal([1], _bed.Manager().GetStatus().Applied.Select(entry => entry.Version));
    }

    [Fact]
    public void GetStatus_TableWithoutDescriptionAndTime_ReadsTheVersions()
    {
        _bed.File.Execute("CREATE TABLE VersionInfo (Version INTEGER NOT NULL); INSERT INTO VersionInfo VALUES (1)");

        var entry = Assert.Single(_bed.Manager().GetStatus().Applied);

        Assert.Equal((1, null, null), (entry.Version, entry.Applied!.Description, entry.Applied.AppliedAt));
    }

    [Fact]
    public void Title_NeitherProgramNorDatabaseKnowsTheVersion_IsEmpty() => Assert.Equal("", new MigrationStatusEntry(1, null, null).Title);
}
