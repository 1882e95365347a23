namespace Gromozeka.FluentMigrations.Postgres.Sql;

/// <summary>A statement, or a clause of one, as its words: enough to recognize its kind and the table that it names.</summary>
internal sealed class StatementWords
{
    private readonly IReadOnlyList<string> _tokens;

    public StatementWords(string statement)
        : this([.. PostgresTokens.Of(statement).Select(token => statement[token])]) { }

    private StatementWords(IReadOnlyList<string> tokens) => _tokens = tokens;

    /// <summary>The last name, with its schema; null if it ends with something else.</summary>
    public string? LastName =>
        _tokens.Count == 0 ? null : Name(_tokens.Count > 2 && _tokens[^2] == "." ? _tokens.Count - 3 : _tokens.Count - 1);

    public bool Begins(params ReadOnlySpan<string> words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (index >= _tokens.Count || !Is(index, words[index]))
                return false;
        }

        return true;
    }

    public bool Has(string word) => IndexOf(word, 0) >= 0;

    /// <summary>Whether it has words next to each other.</summary>
    public bool HasInOrder(params string[] words) =>
        Enumerable
            .Range(0, _tokens.Count)
            .Any(start => words.Select((word, index) => (word, index)).All(one => Is(start + one.index, one.word)));

    /// <summary>The name, with its schema, after a word and others that may follow it.</summary>
    public string? NameAfter(string word, params string[] others)
    {
        var at = IndexOf(word, 0);
        if (at < 0)
            return null;
        for (at++; at < _tokens.Count && (others.Any(other => Is(at, other)) || Is(at, "IF") || Is(at, "NOT")); )
            at++;
        return Name(at);
    }

    /// <summary>The clauses of an ALTER TABLE, which commas separate; the first without the words before it.</summary>
    public IEnumerable<StatementWords> Clauses()
    {
        var depth = 0;
        var clause = new List<string>();
        foreach (var token in _tokens.Skip(2).SkipWhile(token => !IsOfAction(token)))
        {
            depth +=
                token is "(" ? 1
                : token is ")" ? -1
                : 0;
            if (token == "," && depth == 0)
            {
                yield return new StatementWords([.. clause]);
                clause.Clear();
            }
            else
            {
                clause.Add(token);
            }
        }

        if (clause.Count > 0)
            yield return new StatementWords([.. clause]);
    }

    private static bool IsOfAction(string token) =>
        token.ToUpperInvariant() is "ADD" or "ALTER" or "DROP" or "SET" or "RENAME" or "VALIDATE";

    private string? Name(int at) =>
        at >= _tokens.Count || !IsName(_tokens[at]) ? null
        : at + 2 < _tokens.Count && _tokens[at + 1] == "." ? $"{_tokens[at]}.{_tokens[at + 2]}"
        : _tokens[at];

    private static bool IsName(string token) => token[0] == '"' || char.IsLetter(token[0]) || token[0] == '_';

    private int IndexOf(string word, int from)
    {
        for (var index = from; index < _tokens.Count; index++)
        {
            if (Is(index, word))
                return index;
        }

        return -1;
    }

    private bool Is(int index, string word) => index < _tokens.Count && _tokens[index].Equals(word, StringComparison.OrdinalIgnoreCase);
}
