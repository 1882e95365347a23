using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Dependencies;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>An object that a statement creates and that may depend on others, or to which it adds a foreign key or a new name.</summary>
/// <param name="Kind">The kind of creation.</param>
/// <param name="Schema">The database that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="NewName">Its new name; null if it keeps its own.</param>
internal sealed record Creation(CreationKind Kind, string Schema, string Name, string? NewName = null)
{
    /// <summary>Whether it does nothing if an object of this name exists.</summary>
    public bool MayBeThere { get; init; }

    /// <summary>Whether it creates the object, instead of adding to it.</summary>
    public bool IsNew { get; init; } = true;

    /// <summary>Its identity.</summary>
    public (CreationKind, string, string) Key => (Kind, Names.Fold(Schema), Names.Fold(Name));

    /// <summary>The table with foreign keys under its new name.</summary>
    public Creation Renamed => new(CreationKind.ForeignKey, Schema, NewName!);

    /// <summary>A table as a dependent of others, by its foreign keys.</summary>
    public Dependent AsTable() => new(Schema, "table", Name, Name, "");

    /// <returns>The creation; null if a command creates nothing, or something that disappears with the connection.</returns>
    public static Creation? Of(DatabaseCommand command)
    {
        if (command is not SqlCommand { Rows.Count: 0 } statement)
            return null;
        var first = SqliteTokenizer.Read(statement.Sql).FirstOrDefault();
        if (!first.Is("CREATE") && !first.Is("ALTER"))
            return null;
        // The searched text is at the beginning, unless there are foreign keys.
        var tokens = SqliteTokenizer.Read(statement.Sql);
        List<SqliteToken> read = [.. statement.Sql.Contains("REFERENCES", StringComparison.OrdinalIgnoreCase) ? tokens : tokens.Take(12)];
        return read.Count < 4 ? null
            : first.Is("ALTER") ? Altered(read)
            : Created(read);
    }

    private static Creation? Created(List<SqliteToken> tokens)
    {
        var place = tokens[1].Is("VIRTUAL") ? 2 : 1;
        CreationKind? kind =
            place == 2 ? CreationKind.VirtualTable
            : tokens[1].Is("VIEW") ? CreationKind.View
            : tokens[1].Is("TRIGGER") ? CreationKind.Trigger
            : !tokens[1].Is("TABLE") ? null
            : HasKeys(tokens) ? CreationKind.ForeignKey
            : CreationKind.Table;
        return kind is { } created && NameAt(tokens, place + 1) is var (schema, name, _)
            ? new Creation(created, schema, name) { MayBeThere = tokens[place + 1].Is("IF") }
            : null;
    }

    private static Creation? Altered(List<SqliteToken> tokens)
    {
        if (NameAt(tokens, 2) is not var (schema, name, next))
            return null;
        if (tokens.Count > next + 2 && tokens[next].Is("RENAME") && tokens[next + 1].Is("TO"))
            return new Creation(CreationKind.Rename, schema, name, tokens[next + 2].Name);
        return HasKeys(tokens) ? new Creation(CreationKind.ForeignKey, schema, name) { IsNew = false } : null;
    }

    private static bool HasKeys(List<SqliteToken> tokens) => tokens.Exists(token => token.Is("REFERENCES"));

    private static (string Schema, string Name, int Next)? NameAt(List<SqliteToken> tokens, int place)
    {
        if (tokens.Count > place + 3 && tokens[place].Is("IF") && tokens[place + 2].Is("EXISTS"))
            place += 3;
        if (tokens.Count > place + 2 && tokens[place + 1].Is('.'))
            return (tokens[place].Name, tokens[place + 2].Name, place + 3);
        return tokens.Count > place ? ("main", tokens[place].Name, place + 1) : null;
    }
}
