using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>One column of a table.</summary>
/// <param name="NameToken">Its name.</param>
/// <param name="Type">The position of its declared type; without a type, an empty position after the name.</param>
/// <param name="Constraints">The constraints after the type.</param>
internal sealed record ColumnText(SqliteToken NameToken, TextSpan Type, IReadOnlyList<ConstraintText> Constraints)
{
    public string Name => NameToken.Name;

    public TextSpan Span => new(NameToken.Start, Constraints.Count > 0 ? Constraints[^1].Span.End : Type.End);

    public IEnumerable<ConstraintText> All(ConstraintKind kind) => Constraints.Where(constraint => constraint.Kind == kind);

    public bool Has(ConstraintKind kind) => All(kind).Any();
}
