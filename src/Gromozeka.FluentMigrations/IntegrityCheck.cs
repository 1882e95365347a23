namespace Gromozeka.FluentMigrations;

/// <summary>When the whole database is checked for damage automatically.</summary>
public enum IntegrityCheck
{
    /// <summary>
    /// Before the first step of a run that has something to apply or undo. Reads the whole file, and takes a second for half a gigabyte
    /// or so.
    /// </summary>
    BeforeRun,

    /// <summary>
    /// Never. For files so large that reading them takes minutes. The backup before a run is created but not checked;
    /// explicit backups, restores and <see cref="MigrationManager.Validate"/> still check.
    /// </summary>
    Never,
}
