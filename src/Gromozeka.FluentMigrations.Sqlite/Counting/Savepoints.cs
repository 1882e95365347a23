using System.Text;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Follows the statements that begin and end transactions and savepoints (sqlite.org/lang_savepoint.html), so that what they undo is also
/// undone here.
/// </summary>
/// <param name="remember">Returns an action that restores the current state.</param>
internal sealed class Savepoints(Func<Action> remember)
{
    private readonly List<(string? Name, Action Restore)> _open = [];

    /// <summary>
    /// Whether a statement that changes nothing itself may be one of them. Determined without parsing the whole statement.
    /// </summary>
    public static bool MayBe(ReadOnlySpan<byte> text)
    {
        text = AtFirstWord(text);
        // Excludes SELECT, PRAGMA, EXPLAIN, ATTACH, VALUES and WITH.
        return text.Length > 1
            && (char)(text[0] | 0x20) switch
            {
                'b' or 'c' or 'r' => true,
                's' => (text[1] | 0x20) == 'a',
                'e' => (text[1] | 0x20) == 'n',
                '-' or '/' => true,
                _ => false,
            };
    }

    /// <summary>Whether a statement begins a transaction; SQLite does not count every such statement as one that only reads.</summary>
    public static bool IsBegin(ReadOnlySpan<byte> text) =>
        AtFirstWord(text) is { Length: >= 5 } rest && Ascii.EqualsIgnoreCase(rest[..5], "BEGIN"u8);

    /// <summary>Follows a statement that has ended.</summary>
    /// <returns>Whether it may have undone statements, also those before this began to follow.</returns>
    public bool Follow(ReadOnlySpan<byte> text)
    {
        var tokens = SqliteTokenizer.Read(Encoding.UTF8.GetString(text)).Where(token => !token.Is(';')).ToList();
        var first = tokens.FirstOrDefault();
        if (first.Is("SAVEPOINT"))
            _open.Add((Names.Fold(tokens[^1].Name), remember()));
        else if (first.Is("BEGIN"))
            _open.Add((null, remember()));
        else if (first.Is("RELEASE"))
            Close(Find(Names.Fold(tokens[^1].Name)));
        else if (first.Is("COMMIT") || first.Is("END"))
            Close(0);
        else if (first.Is("ROLLBACK") && tokens.Exists(token => token.Is("TO")))
            RollBackTo(Find(Names.Fold(tokens[^1].Name)));
        else if (first.Is("ROLLBACK"))
            RollBack();
        return first.Is("ROLLBACK");
    }

    /// <summary>Without white space, which includes each byte of a byte order mark.</summary>
    private static ReadOnlySpan<byte> AtFirstWord(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n\f\v\uFEFF"u8);

    private int Find(string name) => _open.FindLastIndex(savepoint => savepoint.Name == name);

    /// <summary>A savepoint stays when the database is rolled back to it.</summary>
    private void RollBackTo(int index)
    {
        if (index < 0)
            return;
        Close(index + 1);
        _open[index].Restore();
    }

    private void RollBack()
    {
        RollBackTo(_open.Count > 0 ? 0 : -1);
        Close(_open.Count > 0 ? 0 : -1);
    }

    private void Close(int index)
    {
        if (index >= 0)
            _open.RemoveRange(index, _open.Count - index);
    }
}
