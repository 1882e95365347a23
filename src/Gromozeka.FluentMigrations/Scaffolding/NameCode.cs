using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.CSharp;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>
/// Writes names for FluentMigrator, which uses a name that looks like a quoted one as it is, and refuses one without a visible letter. Both
/// are passed in quotes.
/// </summary>
internal sealed class NameCode(IQuoter quoter)
{
    private readonly string _sample = quoter.Quote("x");

    /// <summary>The name to pass to FluentMigrator.</summary>
    public string Passed(string name) => string.IsNullOrWhiteSpace(name) || quoter.IsQuoted(name) ? Quoted(name) : name;

    /// <summary>The same as a C# literal.</summary>
    public string Of(string name) => CodeText.Literal(Passed(name));

    /// <summary>Several of them, with commas.</summary>
    public string Of(IEnumerable<string> names) => string.Join(", ", names.Select(Of));

    /// <summary>The name in the quotes of the dialect.</summary>
    public string Quoted(string name)
    {
        var (open, close) = (_sample[0], _sample[^1]);
        return $"{open}{name.Replace($"{close}", $"{close}{close}", StringComparison.Ordinal)}{close}";
    }
}
