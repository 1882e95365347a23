using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>
/// A CREATE TABLE statement and the positions of its parts, so that a change replaces only the part that it concerns and keeps every other
/// character as its author wrote it.
/// </summary>
/// <param name="Sql">The statement.</param>
/// <param name="Name">The position of the name of the table.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Constraints">Its constraints, in order.</param>
/// <param name="Body">The text between the outer brackets.</param>
internal sealed record CreateTableText(
    string Sql,
    TextSpan Name,
    IReadOnlyList<ColumnText> Columns,
    IReadOnlyList<ConstraintText> Constraints,
    TextSpan Body
)
{
    public ColumnText? Find(string column) => Columns.FirstOrDefault(candidate => Names.Same(candidate.Name, column));

    /// <summary>The constraints of all columns, each with its column, and those of the table.</summary>
    public IEnumerable<(ColumnText? Column, ConstraintText Constraint)> All(ConstraintKind kind) =>
        Columns
            .SelectMany(column => column.All(kind).Select(constraint => ((ColumnText?)column, constraint)))
            .Concat(Constraints.Where(constraint => constraint.Kind == kind).Select(constraint => ((ColumnText?)null, constraint)));

    /// <summary>The position for a new table constraint.</summary>
    public int EndOfList => Constraints.Count > 0 ? Constraints[^1].Span.End : Columns[^1].Span.End;
}
