using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.CSharp;

/// <summary>Writes a default, as the database reports it, as raw SQL.</summary>
internal static partial class DefaultCode
{
    /// <summary>Brackets make an expression of anything but a name, which means a text.</summary>
    public static string Sql(string text) => Name().IsMatch(text) ? text : $"({text})";

    [GeneratedRegex("""^(?:\w+|"(?:[^"]|"")*")$""", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
