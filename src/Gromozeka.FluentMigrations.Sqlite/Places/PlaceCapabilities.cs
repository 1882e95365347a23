using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>What a database can do because of where it is.</summary>
/// <param name="RowCopies">Copies it for dry runs; null where there is nothing that could be copied.</param>
/// <param name="Backup">Copies it to a file and back; null where there is no file.</param>
/// <param name="File">Tells of its file; null where there is none.</param>
/// <param name="Inspection">Describes it; null where there is nothing but its content.</param>
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
