using System.Globalization;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Output.Annotations;

/// <summary>An annotation of GitHub Actions: a line of the log that a pull request shows at a line of a file.</summary>
/// <param name="Level"><c>error</c> or <c>warning</c>.</param>
/// <param name="Title">The title; null for none.</param>
/// <param name="Text">The text, which may have several lines.</param>
/// <param name="Source">Where it is shown; null if this is not known.</param>
internal sealed record Annotation(string Level, string? Title, string Text, SourceLine? Source = null)
{
    /// <summary>The line, escaped as GitHub reads it, with secrets masked.</summary>
    public override string ToString()
    {
        var properties = new[]
        {
            ("file", Source?.File.Replace('\\', '/')),
            ("line", Source?.Line.ToString(CultureInfo.InvariantCulture)),
            ("title", Title),
        };
        var written = properties.Where(one => one.Item2 is not null).Select(one => $"{one.Item1}={Property(one.Item2!)}");
        return $"::{$"{Level} {string.Join(',', written)}".TrimEnd()}::{Data(Text)}";
    }

    private static string Data(string text) =>
        Visible
            .Of(Secrets.Mask(text).ReplaceLineEndings("\n"))
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
