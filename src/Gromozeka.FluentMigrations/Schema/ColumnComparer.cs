namespace Gromozeka.FluentMigrations.Schema;

/// <summary>Compares the columns of one table by name.</summary>
internal sealed class ColumnComparer(TableShape expected, TableShape found)
{
    public IEnumerable<SchemaDifference> Compare()
    {
        foreach (var column in expected.Columns)
        {
            var subject = $"column {expected.Name}.{column.Name}";
            if (found.Column(column.Name) is not { } other)
                yield return new(DifferenceKind.MissingColumn, expected.Name, subject, Describe(column), null) { Missing = column };
            else if (Kind(column, other) is { } kind)
                yield return new(kind, expected.Name, subject, Describe(column), Describe(other)) { Present = other };
        }

        foreach (var column in found.Columns.Where(column => expected.Column(column.Name) is null))
            yield return new(DifferenceKind.ExtraColumn, expected.Name, $"column {expected.Name}.{column.Name}", null, Describe(column))
            {
                Present = column,
            };

        var (wanted, real) = (Common(expected, found), Common(found, expected));
        if (!wanted.SequenceEqual(real, expected.Names))
            yield return new(
                DifferenceKind.ColumnOrder,
                expected.Name,
                $"order of the columns of {expected.Name}",
                string.Join(", ", wanted),
                string.Join(", ", real)
            );
    }

    private DifferenceKind? Kind(ColumnShape one, ColumnShape other)
    {
        if (one.Generated is null != other.Generated is null)
            return DifferenceKind.Incompatible;
        var isSame =
            Same(one.Type, other.Type)
            && one.IsNullable == other.IsNullable
            && one.IsIdentity == other.IsIdentity
            && expected.Names.Equals(one.Collation, other.Collation)
            && one.Generated == other.Generated
            && Same(one.Expression, other.Expression);
        return !isSame ? DifferenceKind.Changed
            : Same(one.DefaultMeaning ?? one.Default, other.DefaultMeaning ?? other.Default) ? null
            : one.Default is null ? DifferenceKind.ExtraDefault
            : DifferenceKind.Changed;
    }

    private bool Same(string? one, string? other) => expected.Expressions.Equals(one, other);

    private static IEnumerable<string> Common(TableShape one, TableShape other) =>
        one.Columns.Where(column => other.Column(column.Name) is not null).Select(column => column.Name);

    private static string Describe(ColumnShape column) =>
        $"{(column.Type.Length == 0 ? "no type" : column.Type)}{(column.IsNullable ? " null" : " not null")}"
        + (column.Default is null ? "" : $" default {column.Default}")
        + (column.Collation.Length == 0 ? "" : $" collate {column.Collation}")
        + (column.IsIdentity ? " identity" : "")
        + (
            column.Generated is null
                ? ""
                : $" generated {column.Generated}{(column.Expression is null ? "" : $" as ({column.Expression})")}"
        );
}
