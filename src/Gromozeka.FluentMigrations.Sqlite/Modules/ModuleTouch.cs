using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Counting;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>What a command may do to virtual tables, and to tables that they depend on.</summary>
/// <param name="Kind">How it may touch them.</param>
/// <param name="Drops">Whether it drops the objects that it names.</param>
/// <param name="Replaces">Whether rows that it inserts or updates may replace others.</param>
/// <param name="Named">Every name in it.</param>
/// <param name="Changed">The tables that it changes; for changes of rows, including those that triggers and foreign keys write to.</param>
internal sealed record ModuleTouch(TouchKind Kind, bool Drops, bool Replaces, HashSet<string> Named, HashSet<string> Changed)
{
    /// <summary>Whether it may change anything, whatever it names.</summary>
    public bool IsUnlimited => Kind is TouchKind.Everything or TouchKind.Numbers;

    /// <summary>Whether rows may have different rowids afterwards.</summary>
    public bool MayRenumber => IsUnlimited || Kind == TouchKind.Replace;

    /// <returns>How a command may touch them; null if it cannot.</returns>
    public static TouchKind? KindOf(DatabaseCommand command)
    {
        if (command is not SqlCommand statement)
            return command is ConnectionCommand { IsByAuthor: true } ? TouchKind.Everything : null;
        var tokens = SqliteTokenizer.Read(statement.Sql);
        return Names.Fold(tokens.FirstOrDefault().Text ?? "") switch
        {
            "insert" or "replace" or "update" or "delete" or "with" => TouchKind.Rows,
            "drop" when tokens.ElementAtOrDefault(1) is var what && (what.Is("TABLE") || what.Is("VIEW")) => TouchKind.Replace,
            "alter" => statement.IsByAuthor && IsRename([.. tokens]) ? TouchKind.Replace : TouchKind.Alter,
            "vacuum" => TouchKind.Numbers,
            "pragma" when statement.IsByAuthor && tokens.Mention("writable_schema") => TouchKind.Everything,
            _ => null,
        };
    }

    /// <summary>Reads what a command touches in this way.</summary>
    public static ModuleTouch Read(SqliteSession session, DatabaseCommand command, TouchKind kind)
    {
        if (command is not SqlCommand statement)
            return new ModuleTouch(kind, false, false, [], []);
        List<SqliteToken> tokens = [.. SqliteTokenizer.Read(statement.Sql)];
        // Without the words DROP TABLE and ALTER TABLE, which every such statement contains.
        var named = tokens
            .Skip(kind == TouchKind.Rows ? 0 : 2)
            .Where(token => token.Kind is not (SqliteTokenKind.Number or SqliteTokenKind.Symbol))
            .Select(token => token.Name)
            .ToHashSet(NameComparer.Instance);
        if (kind != TouchKind.Rows)
            return new ModuleTouch(kind, tokens[0].Is("DROP"), false, named, named);
        var effects = new StatementReader(session.Handle, new TableFacts(session.Handle)).Read(statement.Sql);
        return new ModuleTouch(
            kind,
            false,
            effects.MayReplace,
            named,
            effects.Written.Select(table => table.Name).ToHashSet(NameComparer.Instance)
        );
    }

    private static bool IsRename(List<SqliteToken> tokens) =>
        Enumerable.Range(1, tokens.Count - 1).Any(index => tokens[index - 1].Is("RENAME") && tokens[index].Is("TO"));
}
