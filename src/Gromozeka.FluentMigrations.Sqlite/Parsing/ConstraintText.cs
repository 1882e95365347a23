using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>One constraint of a column or of the table.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name; null if it has none.</param>
/// <param name="Tokens">All of it, from CONSTRAINT to a trailing ON CONFLICT or DEFERRABLE.</param>
internal sealed record ConstraintText(ConstraintKind Kind, string? Name, IReadOnlyList<SqliteToken> Tokens)
{
    public TextSpan Span => new(Tokens[0].Start, Tokens[^1].End);

    /// <summary>The columns between the first brackets, which are those of a key. Empty for a column constraint.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The table that a foreign key refers to; null for any other kind.</summary>
    public string? ParentTable { get; init; }

    /// <summary>The columns that a foreign key refers to; empty for the primary key of the other table.</summary>
    public IReadOnlyList<string> ParentColumns { get; init; } = [];

    public bool Has(string keyword) => Tokens.Any(token => token.Is(keyword));

    /// <summary>Whether the name of a column occurs in it, whatever it refers to.</summary>
    public bool Mentions(string column) => Tokens.Mention(column);
}
