using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations;

/// <summary>The code of a migration that makes the schema of an existing database. Immutable.</summary>
/// <param name="Up">The statements of <c>Up</c>, without indentation; lines end with <c>\n</c>.</param>
/// <param name="Down">The statements of <c>Down</c>, which drop what <c>Up</c> creates.</param>
public sealed record ScaffoldedMigration(string Up, string Down)
{
    /// <summary>The namespaces that the statements need, other than <c>FluentMigrator</c>.</summary>
    public IReadOnlyList<string> Usings { get; init; } = [];

    /// <summary>What it creates, for example <c>table orders</c>, in the order of creation.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];

    /// <summary>The tables and indexes that it creates with SQL, because FluentMigrator's methods cannot declare them exactly.</summary>
    public IReadOnlyList<string> InSql { get; init; } = [];

    /// <summary>What the database has and the migration does not create, each with the reason.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The tables of the migration history, and the table of its mirror, which are not in the migration.</summary>
    public IReadOnlyList<TableName> HistoryTables { get; init; } = [];

    /// <summary>How an empty database differs from this one (expected) after the migration; empty if their schemas are equal.</summary>
    public IReadOnlyList<SchemaDifference> Differences { get; init; } = [];

    /// <summary>Whether it creates a table, so that the database can be adopted by it.</summary>
    public bool HasTables { get; init; }
}
