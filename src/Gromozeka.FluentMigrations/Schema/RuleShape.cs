namespace Gromozeka.FluentMigrations.Schema;

/// <summary>
/// A rule of a table for its rows, or for rows that break a rule, other than types, keys and indexes: a CHECK, an ON CONFLICT, a deferred
/// foreign key.
/// </summary>
/// <param name="Text">The rule as SQL, without its name.</param>
/// <param name="Columns">The columns of the table that it refers to.</param>
/// <param name="Column">The column in whose definition it is, and with which it is added or dropped; null for a rule of the table.</param>
public sealed record RuleShape(string Text, IReadOnlyList<string> Columns, string? Column)
{
    /// <summary>Whether it is a CHECK, which every product has; otherwise it is specific to the product.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Its name; null if it has none. Rules that differ only in their names are equal.</summary>
    public string? Name { get; init; }
}
