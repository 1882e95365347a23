using System.Globalization;
using System.Text.RegularExpressions;
using FluentMigrator.Generation;

namespace FluentMigrator;

/// <summary>Fills in the parameters of a SQL script.</summary>
public static partial class SqlScriptTokenReplacer
{
    /// <summary>
    /// Replaces <c>$(name)</c> by the text of the parameter and <c>$[name]</c> by the parameter as a quoted literal.
    /// The escaped forms <c>$$((name))</c> and <c>$$[[name]]</c> become <c>$(name)</c> and <c>$[name]</c>; a token
    /// without a parameter stays. The text of a parameter is not searched for further tokens.
    /// </summary>
    /// <param name="sqlText">The script; null gives null.</param>
    /// <param name="parameters">The values by name; null when there are none.</param>
    /// <param name="quoter">Writes the literals of <c>$[name]</c>.</param>
    public static string ReplaceSqlScriptTokens(string sqlText, IDictionary<string, object> parameters, IQuoter quoter)
        => string.IsNullOrEmpty(sqlText) ? sqlText : Token().Replace(sqlText, match => Replacement(match, parameters, quoter));

    private static string Replacement(Match match, IDictionary<string, object> parameters, IQuoter quoter)
    {
        if (match.Groups["escapedRaw"] is { Success: true } escapedRaw)
            return $"$({escapedRaw.Value})";
        if (match.Groups["escapedQuoted"] is { Success: true } escapedQuoted)
            return $"$[{escapedQuoted.Value}]";
        if (parameters == null)
            return match.Value;
        if (match.Groups["raw"] is { Success: true } raw)
            return parameters.TryGetValue(raw.Value, out var text) ? Convert.ToString(text, CultureInfo.InvariantCulture) : match.Value;
        return parameters.TryGetValue(match.Groups["quoted"].Value, out var value) ? quoter.QuoteValue(value) : match.Value;
    }

    [GeneratedRegex(@"\$\$\(\((?<escapedRaw>\w+)\)\)|\$\$\[\[(?<escapedQuoted>\w+)\]\]|\$\((?<raw>\w+)\)|\$\[(?<quoted>\w+)\]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
