using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>What adopting a database requires.</summary>
/// <param name="Migration">The migration that the database is assumed to have applied.</param>
/// <param name="Expected">The schema that this migration creates.</param>
/// <param name="Differences">How the database differs from that schema, and what each difference means.</param>
/// <param name="SchemaRevision">The revision of the schema that was compared.</param>
internal sealed record AdoptionPlan(
    MigrationDescriptor Migration,
    SchemaSnapshot Expected,
    IReadOnlyList<JudgedDifference> Differences,
    long SchemaRevision
)
{
    /// <summary>The tables that will be rebuilt, in their expected shape.</summary>
    public IReadOnlyList<TableShape> Rebuilds { get; } =
    [
        .. Differences
            .Where(one => one.Class == DifferenceClass.Alignable && one.Difference.Kind != DifferenceKind.ChangedIndex)
            .Select(one => Expected.Find(one.Difference.Table)!)
            .DistinctBy(table => table.Name, Expected.Names),
    ];

    /// <summary>The tables, in their expected shape, that are not rebuilt but get columns or indexes that some rows may not fit.</summary>
    public IReadOnlyList<TableShape> Additions { get; } =
    [
        .. Differences
            .Where(one => one.Difference.Kind is DifferenceKind.MissingColumn or DifferenceKind.MissingIndex or DifferenceKind.ChangedIndex)
            .Select(one => Expected.Find(one.Difference.Table)!)
            .DistinctBy(table => table.Name, Expected.Names)
            .Where(table =>
                !Differences.Any(one =>
                    one.Class == DifferenceClass.Alignable
                    && one.Difference.Kind != DifferenceKind.ChangedIndex
                    && Expected.Names.Equals(one.Difference.Table, table.Name)
                )
            ),
    ];

    /// <summary>What the adoption will do.</summary>
    public AdoptionReport Report =>
        new(
            Migration.Version,
            [.. Of(DifferenceClass.Added).Select(one => one.Difference.Subject)],
            [.. Differences.Where(one => one.Difference.IsExtra).Select(one => one.Difference.Subject)]
        )
        {
            Aligned = [.. Of(DifferenceClass.Alignable).Select(one => one.Difference.Subject)],
            Differences = [.. Differences.Select(AdoptionDifference.Of)],
        };

    public IEnumerable<JudgedDifference> Of(DifferenceClass meaning) => Differences.Where(one => one.Class == meaning);
}
