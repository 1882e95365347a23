using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.History;

/// <summary>
/// A database of an earlier release goes on: read as it is, upgraded by the first run that has something to do, and still one for the
/// earlier release.
/// </summary>
public sealed class EarlierReleaseTests : IDisposable
{
    private readonly Bed _bed = new();

    public static TheoryData<string> Names => [.. EarlierReleases.All.Keys];

    public void Dispose() => _bed.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_WithSomethingToDo_UpgradesInPlaceAndKeepsEveryRow(string release)
    {
        _bed.File.Execute(EarlierReleases.Tables + EarlierReleases.All[release].Sql);
        var table = Table(release);
        var columns = string.Join(", ", _bed.File.Rows($"SELECT name FROM pragma_table_info('{table}')"));
        var before = _bed.File.Rows($"SELECT {columns} FROM {table} ORDER BY 1");
        var log = _bed.File.Tables().Contains("migration_log")
            ? _bed.File.Rows("SELECT id, version, direction, outcome, duration_ms FROM migration_log ORDER BY id")
            : [];

        var report = Manager(release).Migrate();

        Assert.Equal([3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(before, _bed.File.Rows($"SELECT {columns} FROM {table} ORDER BY 1").Take(before.Count));
        Assert.Equal(
            log,
            _bed.File.Rows("SELECT id, version, direction, outcome, duration_ms FROM migration_log ORDER BY id").Take(log.Count)
        );
        Assert.Equal(["notes"], _bed.File.Rows("SELECT name FROM pragma_table_info('migration_log') WHERE name = 'notes'"));
        Assert.Equal(["1"], _bed.File.Rows($"SELECT count(*) FROM pragma_index_list('{table}') WHERE \"unique\" AND origin = 'c'"));
        Assert.Equal(["11", "22"], _bed.File.Rows("SELECT id FROM t1 UNION ALL SELECT id FROM t2"));
        Assert.Empty(Manager(release).Validate());
        Assert.Equal([1, 2, 3], Manager(release).GetStatus().Applied.Select(entry => entry.Version));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_WithNothingToDo_WritesNothingAndReadsWhatIsThere(string release)
    {
        _bed.File.Execute(EarlierReleases.Tables + EarlierReleases.All[release].Sql);
        var before = _bed.File.Hash;
        var manager = Manager(release, Bed.Two);

        Assert.Empty(manager.Migrate().Steps);
        Assert.Equal(2, manager.GetStatus().CurrentVersion);
        Assert.All(manager.GetHistory() ?? [], entry => Assert.Null(entry.Notes));
        manager.Validate();

        Assert.Equal(before, _bed.File.Hash);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EarlierRelease_AfterTheUpgrade_StillRuns(string release)
    {
        _bed.File.Execute(EarlierReleases.Tables + EarlierReleases.All[release].Sql);
        Manager(release).Migrate();

        foreach (var statement in EarlierReleases.StatementsOf010(EarlierReleases.All[release].HasOwnNames))
            _bed.File.Rows(statement);

        Assert.Equal(
            "4|up|success|",
            _bed.File.Scalar("SELECT version, direction, outcome, notes FROM migration_log ORDER BY id DESC LIMIT 1")
        );
        Assert.Equal([3], Manager(release).Rollback().Steps.Select(step => step.Migration.Version));
        Assert.Equal([3], Manager(release).Migrate().Steps.Select(step => step.Migration.Version));
        Assert.Empty(Manager(release).Validate());
    }

    [Fact]
    public void Rollback_OfAnEarlierRelease_UpgradesAsWell()
    {
        _bed.File.Execute(EarlierReleases.Tables + "DELETE FROM t2;" + EarlierReleases.All["0.1.0, everything"].Sql);

        Assert.Single(_bed.FullManager().Rollback().Steps);

        Assert.Equal(
            ["1|adopt", "2|up", "2|down"],
            _bed.File.Rows("SELECT version, direction FROM migration_log WHERE notes IS NULL ORDER BY id")
        );
    }

    private static string Table(string release) => EarlierReleases.All[release].HasOwnNames ? "history" : "VersionInfo";

    private MigrationManager Manager(string release, string @namespace = Bed.Three) =>
        EarlierReleases.All[release].HasOwnNames
            ? _bed.FullManager(@namespace)
            : _bed.Manager(@namespace, options => options.KeepLog = true);
}
