namespace Gromozeka.FluentMigrations.Schema;

/// <summary>
/// Something that a table demands of its rows, or does with those that break a demand, beyond types, keys and indexes: a CHECK, an ON
/// CONFLICT, a foreign key that is checked at the end only.
/// </summary>
/// <param name="Text">The rule, as SQL says it, without its name.</param>
/// <param name="Columns">The columns of the table that it names.</param>
/// <param name="Column">The column whose definition it stands in, and with which it comes; null for a rule of the table.</param>
public sealed record RuleShape(string Text, IReadOnlyList<string> Columns, string? Column)
{
    /// <summary>Whether it is a CHECK, which any product has; otherwise the product's own.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Its name; null for none. Two rules that differ in nothing else are the same.</summary>
    public string? Name { get; init; }
}
