using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Dependencies;

/// <summary>Something that uses tables by name: a view, a trigger, or a table with foreign keys.</summary>
/// <param name="Schema">The database that it is in.</param>
/// <param name="Type">Its kind, as in the schema table: <c>view</c>, <c>trigger</c> or <c>table</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table or view that it belongs to; for a table or a view, itself.</param>
/// <param name="Sql">Its statement, as stored.</param>
internal sealed record Dependent(string Schema, string Type, string Name, string Table, string Sql)
{
    /// <summary>Its identity, independent of its statement.</summary>
    public (string Schema, string Type, string Name) Key => (Names.Fold(Schema), Type, Names.Fold(Name));

    /// <summary>Its description for messages.</summary>
    public string Description => Type == "table" ? $"a foreign key of table {Name}" : $"{Type} {Name}";

    /// <summary>Every name in the statement, case-folded, whatever it refers to.</summary>
    public HashSet<string> ReadNames() =>
        SqliteTokenizer
            .Read(Sql)
            .Where(token => token.Kind is not (SqliteTokenKind.Number or SqliteTokenKind.Symbol))
            .Select(token => Names.Fold(token.Name))
            .ToHashSet();
}
