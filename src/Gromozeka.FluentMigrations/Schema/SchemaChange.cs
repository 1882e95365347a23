namespace Gromozeka.FluentMigrations.Schema;

/// <summary>How something changed.</summary>
public enum SchemaChangeKind
{
    /// <summary>It was created.</summary>
    Added,

    /// <summary>It is declared differently.</summary>
    Changed,

    /// <summary>It was dropped.</summary>
    Removed,
}

/// <summary>One change between two schemas, in words.</summary>
/// <param name="Kind">How it changed.</param>
/// <param name="Table">The table or view concerned.</param>
/// <param name="Subject">What changed, for example <c>column chat_info.title</c>.</param>
/// <param name="Before">What it was; null if it was created, or if it is a whole object.</param>
/// <param name="After">What it is; null if it was dropped, or if it is a whole object.</param>
public sealed record SchemaChange(SchemaChangeKind Kind, TableName Table, string Subject, string? Before, string? After)
{
    /// <summary>Lists how a schema changed.</summary>
    /// <param name="before">The schema before.</param>
    /// <param name="after">The schema after. A table that was renamed is one that was dropped and one that was created.</param>
    public static IReadOnlyList<SchemaChange> Between(SchemaSnapshot before, SchemaSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var dropped = before.Objects.Where(one => one.Kind != SchemaObjectKind.Trigger && !Has(after, one));
        return
        [
            .. SchemaComparer.Compare(after, before).Select(Of),
            .. dropped.Select(one => new SchemaChange(SchemaChangeKind.Removed, one.Table, $"{one}", null, null)),
        ];
    }

    private static SchemaChange Of(SchemaDifference difference)
    {
        var isPart =
            difference.Kind
            is not (
                DifferenceKind.MissingTable
                or DifferenceKind.MissingObject
                or DifferenceKind.ChangedObject
                or DifferenceKind.ExtraTable
            );
        return new(
            difference.IsExtra ? SchemaChangeKind.Removed
                : difference.Found is null ? SchemaChangeKind.Added
                : SchemaChangeKind.Changed,
            difference.Table,
            difference.Subject,
            isPart ? difference.Found : null,
            isPart ? difference.Expected : null
        );
    }

    private static bool Has(SchemaSnapshot schema, SchemaObject wanted) =>
        wanted.Kind == SchemaObjectKind.Other
            ? schema.Objects.Any(one => one.Kind == wanted.Kind && one.ToString() == wanted.ToString())
            : schema.Find(wanted.Table) is not null || schema.OtherNames.Contains(wanted.Table);
}
