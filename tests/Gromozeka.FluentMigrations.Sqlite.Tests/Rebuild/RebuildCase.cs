using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// A database in which something depends on table x, or is special about it. Its column b is altered and altered back; in between,
/// everything but the statement of x is as it was.
/// </summary>
/// <param name="Name">The number of the case, and what it is about.</param>
/// <param name="Seed">The database.</param>
/// <param name="Facts">What a query answers after the alteration. Each runs on a connection of its own, and what it writes is
/// undone.</param>
internal sealed record RebuildCase(string Name, string Seed, params (string Sql, string Expected)[] Facts)
{
    /// <summary>The usual table, for cases about what depends on it.</summary>
    public const string X = """
        CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
        INSERT INTO x VALUES (1, 'one', 10), (2, 'it''s', 20), (5, '007', -7);
        """;

    public Action<Migration> Up { get; init; } = m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable();

    public Action<Migration> Down { get; init; } = m => m.Alter.Column("b").OnTable("x").AsInt64().Nullable();

    /// <summary>Whether foreign keys are enforced when the step begins.</summary>
    public bool ForeignKeys { get; init; }

    /// <summary>The table that is altered.</summary>
    public string Table { get; init; } = "x";
}
