using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Backups;

/// <summary>
/// What fails, or is cancelled, between the backup and the first step says where the backup is, and not that nothing was written.
/// </summary>
public sealed class FailureAfterBackupTests : IDisposable
{
    private readonly Bed _bed = new();

    public FailureAfterBackupTests() => _bed.File.Execute("CREATE TABLE other (a); INSERT INTO other VALUES (1)");

    private string Backup => Assert.Single(Directory.GetFiles(_bed.PathOf("backups"), "*.db"));

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void AFailure_NamesTheBackupInItsState()
    {
        using var reader = Read();
        _bed.LockTimeout = TimeSpan.FromMilliseconds(100);
        var before = _bed.File.Hash;

        var error = Refusal.Of(ErrorCodes.LockTimeout, () => Manager().Migrate());

        Assert.Equal($"{_bed.File.Path} is unchanged; its backup is {Backup}", error.State);
        Assert.Equal(before, _bed.File.Hash);
    }

    [Fact]
    public void AStampThatFails_NamesTheBackupInItsState()
    {
        using var reader = Read();
        _bed.LockTimeout = TimeSpan.FromMilliseconds(100);
        var manager = Manager();

        var error = Refusal.Of(ErrorCodes.LockTimeout, () => manager.Stamp(manager.PlanStamp(3), acceptDifferences: true));

        Assert.Equal($"{_bed.File.Path} is unchanged; its backup is {Backup}", error.State);
    }

    [Fact]
    public void ACancellation_NamesTheBackup()
    {
        using var reader = Read();
        using var source = new CancellationTokenSource();
        // It begins to wait where it writes for the first time.
        _bed.Waiting = source.Cancel;

        var cancelled = Assert.Throws<OperationCanceledException>(() => Manager().Migrate(cancellationToken: source.Token));

        Assert.Equal(
            $"The run was canceled before its first step; {_bed.File.Path} is unchanged, and its backup is {Backup}.",
            cancelled.Message
        );
    }

    /// <summary>Without a backup, nothing was written.</summary>
    [Fact]
    public void AFailureWithoutABackup_SaysThatNothingWasWritten()
    {
        using var reader = Read();
        _bed.LockTimeout = TimeSpan.FromMilliseconds(100);

        Assert.Equal(
            "nothing was written",
            Refusal.Of(ErrorCodes.LockTimeout, () => _bed.Manager(configure: options => options.Backup = null).Migrate()).State
        );
    }

    private MigrationManager Manager() => _bed.Manager(configure: options => options.Backup = new BackupOptions());

    /// <summary>A program that reads, which keeps others from committing.</summary>
    private Microsoft.Data.Sqlite.SqliteConnection Read()
    {
        var connection = _bed.File.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM other";
        command.ExecuteScalar();
        return connection;
    }
}
