namespace Gromozeka.FluentMigrations;

/// <summary>
/// The long operations for callers that must not block. A database in a file has no asynchronous I/O, so each runs on a thread of the
/// pool; results and exceptions are those of the operation of the same name.
/// </summary>
public static class MigrationManagerAsync
{
    /// <summary><see cref="MigrationManager.GetStatus"/>, off the caller's thread.</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="cancellationToken">Cancels before it begins.</param>
    public static Task<MigrationStatus> GetStatusAsync(this MigrationManager manager, CancellationToken cancellationToken = default) =>
        Task.Run(manager.GetStatus, cancellationToken);

    /// <summary><see cref="MigrationManager.Validate"/>, off the caller's thread.</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="cancellationToken">Stops between the checks.</param>
    public static Task<IReadOnlyList<ValidationFinding>> ValidateAsync(this MigrationManager manager, CancellationToken cancellationToken = default) =>
        Task.Run(() => manager.Validate(cancellationToken), cancellationToken);

    /// <summary><see cref="MigrationManager.Migrate"/>, off the caller's thread.</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="targetVersion">The version to reach; null for the newest.</param>
    /// <param name="cancellationToken">Interrupts the running step.</param>
    public static Task<MigrationReport> MigrateAsync(
        this MigrationManager manager, long? targetVersion = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => manager.Migrate(targetVersion, cancellationToken), cancellationToken);

    /// <summary><see cref="MigrationManager.Rollback"/>, off the caller's thread.</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="steps">How many migrations to undo.</param>
    /// <param name="cancellationToken">Interrupts the running step.</param>
    public static Task<MigrationReport> RollbackAsync(
        this MigrationManager manager, int steps = 1, CancellationToken cancellationToken = default) =>
        Task.Run(() => manager.Rollback(steps, cancellationToken), cancellationToken);

    /// <summary><see cref="MigrationManager.RollbackTo"/>, off the caller's thread.</summary>
    /// <param name="manager">The manager.</param>
    /// <param name="version">The version to go back to.</param>
    /// <param name="cancellationToken">Interrupts the running step.</param>
    public static Task<MigrationReport> RollbackToAsync(
        this MigrationManager manager, long version, CancellationToken cancellationToken = default) =>
        Task.Run(() => manager.RollbackTo(version, cancellationToken), cancellationToken);
}
