using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>Names of tables, views and indexes of the database that stay taken when what no migration makes is dropped.</summary>
internal sealed class TakenNames(SchemaSnapshot expected, SchemaSnapshot actual)
{
    private readonly HashSet<string> _names = actual
        .Tables.Select(table => table.Name.Name)
        .Concat(actual.OtherNames.Select(name => name.Name))
        .Concat(actual.Tables.SelectMany(table => Indexes(table).Where(index => Stays(expected.Find(table.Name), index))))
        .ToHashSet(actual.Names.Parts);

    /// <summary>Whether something missing cannot be created, because something else has its name, or that of one of its indexes.</summary>
    public bool Has(object? missing) =>
        missing switch
        {
            TableShape table => Indexes(table).Prepend(table.Name.Name).Any(_names.Contains),
            IndexShape index => _names.Contains(index.Name),
            SchemaObject { Kind: not SchemaObjectKind.Trigger } one => _names.Contains(one.Name),
            _ => false,
        };

    /// <summary>Whether something has the name.</summary>
    public bool Has(string name) => _names.Contains(name);

    private static IEnumerable<string> Indexes(TableShape table) =>
        table.Indexes.Where(index => index.Origin == IndexOrigin.Statement).Select(index => index.Name);

    /// <summary>An index on a table of the migrations is dropped if they do not make it.</summary>
    private static bool Stays(TableShape? wanted, string index) => wanted is null || Indexes(wanted).Contains(index, wanted.Names);
}
