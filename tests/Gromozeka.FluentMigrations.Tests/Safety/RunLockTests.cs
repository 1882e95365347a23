using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Safety;

public sealed class RunLockTests : IDisposable
{
    private readonly Bed _bed = new();

    private string LockFile => _bed.PathOf("app.db.lock");

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_AnotherRunHoldsTheLock_TimesOutNamingItAndWritesNothing()
    {
        _bed.Manager(Bed.One).Migrate();
        using var other = _bed.Database().Lock.TryAcquire();
        _bed.LockTimeout = TimeSpan.FromMilliseconds(200);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.LockTimeout, () => _bed.Manager().Migrate());

        Assert.Matches(
            $@"^process {Environment.ProcessId} \({Regex.Escape(AppDomain.CurrentDomain.FriendlyName)}\) "
                + $@"on {Environment.MachineName}, since \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ holds it and did not release it within 0\.2 s$",
            error.Why
        );
        Assert.Contains(
            "Information: Waiting for the lock of " + _bed.File.Path,
            string.Join("\n", _bed.Log.Lines),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Rollback_AnotherRunHoldsTheLock_TimesOut()
    {
        _bed.Manager().Migrate();
        using var other = _bed.Database().Lock.TryAcquire();
        _bed.LockTimeout = TimeSpan.FromMilliseconds(1);

        Refusal.OfUnchanged(_bed, ErrorCodes.LockTimeout, () => _bed.Manager().Rollback());
    }

    [Fact]
    public void Migrate_NothingPending_TakesNoLock()
    {
        _bed.Manager().Migrate();
        File.Delete(LockFile);

        _bed.Manager().Migrate();
        _bed.Manager().Migrate(3);
        _bed.Manager().GetStatus();
        _bed.Manager().Validate();
        _bed.Manager().Rollback(0);

        Assert.False(File.Exists(LockFile));
    }

    [Fact]
    public async Task Migrate_TheHolderLetsGo_ReadsAgainAndGoesOn()
    {
        _bed.Manager(Bed.One).Migrate();
        var other = _bed.Database().Lock.TryAcquire();
        var run = Task.Run(() => _bed.Manager().Migrate());
        await Waits(run);

        _bed.File.Execute("INSERT INTO VersionInfo (Version) VALUES (2)");
        other!.Dispose();

        Assert.Equal([3], (await run.Ends("the run")).Steps.Select(step => step.Migration.Version));
    }

    [Fact]
    public async Task Migrate_TheHolderMakesTheDatabase_FindsIt()
    {
        var other = _bed.Database().Lock.TryAcquire();
        var run = Task.Run(() => _bed.Manager().Migrate());
        await Waits(run);

        _bed.File.Execute(
            "CREATE TABLE VersionInfo (Version INTEGER, AppliedOn TEXT, Description TEXT); "
                + "INSERT INTO VersionInfo (Version) VALUES (1), (2), (3)"
        );
        other!.Dispose();

        Assert.Empty((await run.Ends("the run")).Steps);
        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public async Task Migrate_CancelledWhileItWaits_StopsAtOnce()
    {
        using var other = _bed.Database().Lock.TryAcquire();
        using var cancellation = new CancellationTokenSource();
        var run = Task.Run(() => _bed.Manager().Migrate(null, cancellation.Token));
        await Waits(run);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Ends("the run"));
        Assert.Empty(_bed.Files);
    }

    [Theory]
    [InlineData("process 1 on another-host, since 2020-01-01T00:00:00Z")]
    [InlineData("\0\0 not what a lock file looks like")]
    public void Migrate_StaleLockFile_IsIgnored(string content)
    {
        File.WriteAllText(LockFile, content);

        Assert.Equal(3, _bed.Manager().Migrate().ToVersion);
    }

    [Fact]
    public void Migrate_Afterwards_TheLockIsFreeAndTheFileStaysEmpty()
    {
        _bed.Manager().Migrate();
        Assert.Equal(0, new FileInfo(LockFile).Length);

        _bed.Script.Down(3, migration => throw new InvalidOperationException("no"));
        Assert.Throws<MigrationException>(() => _bed.Manager().Rollback());

        using var held = _bed.Database().Lock.TryAcquire();
        Assert.NotNull(held);
        Assert.Equal(_bed.Database().Lock.Holder, File.ReadAllLines(LockFile)[0]);
    }

    [Fact]
    public void Migrate_ThroughALink_WaitsForTheSameLock()
    {
        _bed.Manager(Bed.One).Migrate();
        using var other = _bed.Database().Lock.TryAcquire();
        var link = File.CreateSymbolicLink(_bed.PathOf("link.db"), _bed.File.Path).FullName;

        var database = new Sqlite.SqliteDatabase(new Sqlite.SqliteDatabaseOptions { ConnectionString = $"Data Source={link}" });

        Assert.Null(database.Lock.TryAcquire());
    }

    /// <summary>It says so, with the name of the database.</summary>
    private async Task Waits(Task run)
    {
        await Eventually.Holds(
            () =>
                run.IsCompleted
                || _bed.Log.Lines.Any(line =>
                    line.StartsWith("Information: Waiting for the lock of " + _bed.File.Path, StringComparison.Ordinal)
                ),
            "the wait for the lock"
        );
        Assert.False(run.IsCompleted);
    }
}
