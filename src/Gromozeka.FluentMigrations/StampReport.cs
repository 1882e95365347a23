namespace Gromozeka.FluentMigrations;

/// <summary>What a stamp did.</summary>
/// <param name="Database">The database, as messages name it.</param>
/// <param name="Recorded">The migrations whose versions were recorded, in order. None of them was run.</param>
public sealed record StampReport(string Database, IReadOnlyList<MigrationDescriptor> Recorded)
{
    /// <summary>The backup of the database before the stamp; null if none was created.</summary>
    public Backup? Backup { get; init; }
}
