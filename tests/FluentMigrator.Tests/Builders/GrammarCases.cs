using System.Runtime.CompilerServices;

namespace FluentMigrator.Tests.Builders;

/// <summary>Sentences of the grammar, each with the expressions that it has to record; the sentence's source is its name.</summary>
public sealed class GrammarCases
{
    private readonly Dictionary<string, (Action<Migration> Up, string[] Expected)> _cases = [];

    public IEnumerable<string> Sentences => _cases.Keys;

    public GrammarCases Says(Action<Migration> up, string[] expected, [CallerArgumentExpression(nameof(up))] string sentence = "")
    {
        _cases.Add(sentence, (up, expected));
        return this;
    }

    public void Check(string sentence)
    {
        var (up, expected) = _cases[sentence];
        Assert.Equal(expected, Recording.Lines(up));
    }
}
