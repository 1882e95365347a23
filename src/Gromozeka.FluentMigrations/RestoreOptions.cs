namespace Gromozeka.FluentMigrations;

/// <summary>What a restore may do that it otherwise refuses.</summary>
public sealed record RestoreOptions
{
    /// <summary>
    /// Whether a backup may be restored that is newer than every migration of the program, which then refuses to run on it (<see cref="ErrorCodes.NewerDatabase"/>)
    /// unless <see cref="MigrationOptions.AllowNewerDatabase"/> is set; that allows it, too.
    /// </summary>
    public bool AllowNewerDatabase { get; init; }

    /// <summary>
    /// Whether the database may be restored while programs have it open. No row that they wrote is lost: it is in the backup that is made of the
    /// database as it was, or in the restored one. But they are not told that the content has changed under them.
    /// </summary>
    public bool WhileInUse { get; init; }
}
