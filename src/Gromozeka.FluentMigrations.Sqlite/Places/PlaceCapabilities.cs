using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>The capabilities of a database that depend on its place.</summary>
/// <param name="RowCopies">Copies it for dry runs; null if there is nothing to copy.</param>
/// <param name="Backup">Copies it to a file and back; null if it is not in a file.</param>
/// <param name="File">Its file; null if it has none.</param>
/// <param name="Inspection">Describes it; null if there is nothing to describe but its content.</param>
internal sealed record PlaceCapabilities(
    IRowCopies? RowCopies,
    IFileBackup? Backup = null,
    IDatabaseFile? File = null,
    IDatabaseInspection? Inspection = null
)
{
    public TCapability? Find<TCapability>()
        where TCapability : class => RowCopies as TCapability ?? Backup as TCapability ?? File as TCapability ?? Inspection as TCapability;
}
