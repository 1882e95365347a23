namespace Gromozeka.FluentMigrations;

/// <summary>What a restore may do that it otherwise refuses.</summary>
public sealed record RestoreOptions
{
    /// <summary>
    /// Whether a backup may be restored that is newer than every migration of the program. The program then refuses to run on the database
    /// (<see cref="ErrorCodes.NewerDatabase"/>), unless <see cref="MigrationOptions.AllowNewerDatabase"/> is set. That option also allows
    /// the restore.
    /// </summary>
    public bool AllowNewerDatabase { get; init; }

    /// <summary>
    /// Whether the database may be restored while programs have it open. No row that they wrote is lost: it is in the backup of the
    /// previous database, or in the restored one. But they are not notified that the content has changed.
    /// </summary>
    public bool WhileInUse { get; init; }
}
