namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// A database that cannot be copied to a file here (<see cref="IFileBackup"/>), but that the product's own program backs up. Thread-safe.
/// </summary>
public interface IBackupCommand
{
    /// <summary>The command for a shell, without a password.</summary>
    string BackupCommand { get; }
}
