using System.Text.Json;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests.Deploy;

/// <summary>docs/deploy/Dockerfile, as far as these tests can follow it without an engine.</summary>
public sealed partial class Dockerfile
{
    private readonly List<(string Word, string Text)> _lines =
    [
        .. Line()
            .Matches(File.ReadAllText(Repository.Path("docs/deploy/Dockerfile")))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
    ];

    /// <summary>The instructions, in their order.</summary>
    public IEnumerable<string> Words => _lines.Select(line => line.Word);

    /// <summary>The command of the build stage.</summary>
    public string Publish => Of("RUN").First();

    public string User => Of("USER").Single();

    public IReadOnlyList<string> EntryPoint => JsonSerializer.Deserialize<List<string>>(Of("ENTRYPOINT").Single())!;

    public IReadOnlyDictionary<string, string> Environment =>
        Variable().Matches(Of("ENV").Single()).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim('"'));

    public IEnumerable<string> Of(string word) => _lines.Where(line => line.Word == word).Select(line => line.Text);

    [GeneratedRegex(@"(?m)^([A-Z]+) (.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"(\w+)=(""[^""]*""|\S+)")]
    private static partial Regex Variable();
}
