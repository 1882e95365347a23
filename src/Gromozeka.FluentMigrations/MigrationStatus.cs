using Gromozeka.FluentMigrations.Catalog;

namespace Gromozeka.FluentMigrations;

/// <summary>The status of a database.</summary>
/// <param name="Database">The database, as messages name it.</param>
/// <param name="Exists">Whether there is a database at all.</param>
/// <param name="CurrentVersion">The highest applied version; 0 for none.</param>
/// <param name="LatestVersion">The highest version of the program; 0 for none.</param>
/// <param name="Migrations">All migrations of the program and of the database, in the order of their versions.</param>
public sealed record MigrationStatus(
    string Database,
    bool Exists,
    long CurrentVersion,
    long LatestVersion,
    IReadOnlyList<MigrationStatusEntry> Migrations
)
{
    /// <summary>The migrations that the database has applied.</summary>
    public IEnumerable<MigrationStatusEntry> Applied => Migrations.Where(entry => entry.Applied is not null);

    /// <summary>The migrations of the program that the database has not applied.</summary>
    public IEnumerable<MigrationStatusEntry> Pending => Migrations.Where(entry => entry.Applied is null);

    /// <summary>The migrations that the database has applied and the program lacks.</summary>
    public IEnumerable<MigrationStatusEntry> Unknown => Migrations.Where(entry => entry.Migration is null);

    internal static MigrationStatus Of(
        string database,
        bool exists,
        MigrationCatalog catalog,
        IReadOnlyList<AppliedMigration> applied,
        IReadOnlyList<HalfDoneStep> halfDone,
        IReadOnlyList<BatchProgress> batches
    )
    {
        // Both are in version order. A version table that another tool created may lack a unique index.
        var entries = new List<MigrationStatusEntry>(catalog.Migrations.Count);
        var (migration, row) = (0, 0);
        while (migration < catalog.Migrations.Count || row < applied.Count)
        {
            var known = migration < catalog.Migrations.Count ? catalog.Migrations[migration].Version : long.MaxValue;
            var had = row < applied.Count ? applied[row].Version : long.MaxValue;
            var version = Math.Min(known, had);
            entries.Add(
                new MigrationStatusEntry(
                    version,
                    known == version ? catalog.Migrations[migration++] : null,
                    had == version ? applied[row] : null
                )
                {
                    HalfDone = halfDone.FirstOrDefault(step => step.Version == version),
                    Batches = batches.FirstOrDefault(progress => progress.Version == version),
                }
            );
            while (row < applied.Count && applied[row].Version == version)
                row++;
        }

        return new MigrationStatus(database, exists, applied.Count == 0 ? 0 : applied[^1].Version, catalog.Latest, entries);
    }
}

/// <summary>One migration in a status.</summary>
/// <param name="Version">The version.</param>
/// <param name="Migration">The migration; null if the program does not have it.</param>
/// <param name="Applied">Its row in the version table; null if it is pending.</param>
public sealed record MigrationStatusEntry(long Version, MigrationDescriptor? Migration, AppliedMigration? Applied)
{
    /// <summary>A step of it that may be partially applied, or is running right now; null if there is none.</summary>
    public HalfDoneStep? HalfDone { get; init; }

    /// <summary>How far its batches are; null unless they have begun and not ended.</summary>
    public BatchProgress? Batches { get; init; }

    /// <summary>Its title: from the program, or else from the database.</summary>
    public string Title => Migration is null ? Applied?.Description ?? "" : Migration.Title;
}
