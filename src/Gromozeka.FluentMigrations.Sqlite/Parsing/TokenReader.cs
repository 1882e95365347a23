using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>Reads tokens one after the other.</summary>
internal sealed class TokenReader(IReadOnlyList<SqliteToken> tokens)
{
    public int Position { get; private set; }

    public bool AtEnd => Position >= tokens.Count;

    public SqliteToken Current => AtEnd ? default : tokens[Position];

    public SqliteToken Previous => tokens[Position - 1];

    public bool IsAt(string keyword, int ahead = 0) => Position + ahead < tokens.Count && tokens[Position + ahead].Is(keyword);

    public bool IsAt(char symbol) => !AtEnd && Current.Is(symbol);

    public SqliteToken Take()
    {
        if (AtEnd)
            throw new FormatException("the statement ends too early");
        return tokens[Position++];
    }

    public bool TryTake(string keyword)
    {
        var found = IsAt(keyword);
        if (found)
            Position++;
        return found;
    }

    /// <summary>Consumes several keywords, or none of them.</summary>
    public bool TryTake(string first, string second)
    {
        var found = IsAt(first) && IsAt(second, 1);
        if (found)
            Position += 2;
        return found;
    }

    public SqliteToken Expect(string keyword) => IsAt(keyword) ? Take() : throw Unexpected(keyword);

    public SqliteToken Expect(char symbol) => IsAt(symbol) ? Take() : throw Unexpected(symbol.ToString());

    public SqliteToken TakeName() =>
        Current.Kind is SqliteTokenKind.Word or SqliteTokenKind.QuotedName or SqliteTokenKind.Text && !AtEnd
            ? Take()
            : throw Unexpected("a name");

    /// <summary>Consumes a pair of brackets and everything between them.</summary>
    /// <returns>The tokens between.</returns>
    public IReadOnlyList<SqliteToken> TakeBrackets()
    {
        Expect('(');
        var start = Position;
        for (var depth = 1; depth > 0; )
        {
            var token = Take();
            depth +=
                token.Is('(') ? 1
                : token.Is(')') ? -1
                : 0;
        }

        return Since(start, Position - 1);
    }

    public IReadOnlyList<SqliteToken> Since(int start) => Since(start, Position);

    private List<SqliteToken> Since(int start, int end) => [.. tokens.Skip(start).Take(end - start)];

    private FormatException Unexpected(string expected) =>
        new(AtEnd ? $"the statement ends where {expected} was expected" : $"found \"{Current.Text}\" where {expected} was expected");
}
