using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>
/// Columns of one table that somebody has renamed: in the same place, and the same in all but the name. To add and drop columns instead
/// would lose their values.
/// </summary>
internal sealed class RenamedColumns(TableShape expected, TableShape found)
{
    /// <summary>The name that a missing column has now; null if it was not renamed.</summary>
    public string? Before(ColumnShape missing)
    {
        var place = expected.Columns.ToList().IndexOf(missing);
        var now = place >= 0 && expected.Columns.Count == found.Columns.Count ? found.Columns[place] : null;
        return now is not null && expected.Column(now.Name) is null && IsLike(missing, now) ? now.Name : null;
    }

    /// <summary>Whether a column that no migration makes is a missing one under another name.</summary>
    public bool IsRenamed(ColumnShape extra) =>
        expected.Columns.Any(column => found.Column(column.Name) is null && found.Names.Equals(Before(column), extra.Name));

    private bool IsLike(ColumnShape one, ColumnShape other) =>
        (one.IsNullable, one.KeyPosition, one.IsIdentity, one.Generated)
            == (other.IsNullable, other.KeyPosition, other.IsIdentity, other.Generated)
        && expected.Names.Equals(one.Collation, other.Collation)
        && Same(one.Type, other.Type)
        && Same(one.Expression, other.Expression)
        && Same(one.DefaultMeaning ?? one.Default, other.DefaultMeaning ?? other.Default);

    private bool Same(string? one, string? other) => expected.Expressions.Equals(one, other);
}
