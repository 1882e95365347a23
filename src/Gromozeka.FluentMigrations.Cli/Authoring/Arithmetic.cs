using System.Globalization;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>
/// Evaluates an expression of whole numbers and names as the compiler does. An expression that it does not understand has no value.
/// </summary>
internal sealed partial class Arithmetic
{
    /// <summary>The operators by precedence, lowest first.</summary>
    private static readonly string[][] Operators =
    [
        ["|"],
        ["^"],
        ["&"],
        ["<<", ">>"],
        ["+", "-"],
        ["*", "/", "%"],
    ];

    private readonly List<string> _tokens;
    private readonly Func<string, long?> _named;
    private int _next;

    private Arithmetic(string expression, Func<string, long?> named)
    {
        _tokens = [.. Token().Matches(Cast().Replace(expression, "")).Select(match => match.Value.Trim()).Where(token => token.Length > 0)];
        _named = named;
    }

    private string Current => _next < _tokens.Count ? _tokens[_next] : "";

    /// <param name="expression">The expression.</param>
    /// <param name="named">Returns the value of a name.</param>
    /// <returns>Null if the value is not known.</returns>
    public static long? Evaluate(string expression, Func<string, long?> named)
    {
        var reader = new Arithmetic(expression, named);
        try
        {
            var value = reader.Binary(0);
            return reader._next == reader._tokens.Count ? value : null;
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private long? Binary(int level)
    {
        if (level == Operators.Length)
            return Unary();
        var value = Binary(level + 1);
        while (Operators[level].Contains(Current))
        {
            var sign = _tokens[_next++];
            var right = Binary(level + 1);
            value = value is { } one && right is { } other ? Apply(sign, one, other) : null;
        }

        return value;
    }

    private static long Apply(string sign, long one, long other) =>
        sign switch
        {
            "|" => one | other,
            "^" => one ^ other,
            "&" => one & other,
            "<<" => one << (int)other,
            ">>" => one >> (int)other,
            "+" => checked(one + other),
            "-" => checked(one - other),
            "*" => checked(one * other),
            "/" => one / other,
            _ => one % other,
        };

    private long? Unary()
    {
        var token = Current;
        _next++;
        return token switch
        {
            "-" => checked(-Unary()),
            "+" => Unary(),
            "~" => ~Unary(),
            "(" => InParentheses(),
            "" => null,
            _ when char.IsDigit(token[0]) => Number(token),
            _ when char.IsLetter(token[0]) || token[0] is '_' or '@' => _named(token),
            _ => null,
        };
    }

    private long? InParentheses()
    {
        var value = Binary(0);
        return Current == ")" && ++_next > 0 ? value : null;
    }

    private static long? Number(string token)
    {
        var digits = token.Replace("_", "", StringComparison.Ordinal).TrimEnd('u', 'U', 'l', 'L').ToUpperInvariant();
        var (text, style) = digits switch
        {
            ['0', 'X', .. var hex] => (hex, NumberStyles.AllowHexSpecifier),
            ['0', 'B', .. var binary] => (binary, NumberStyles.AllowBinarySpecifier),
            _ => (digits, NumberStyles.None),
        };
        return long.TryParse(text, style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // A number, a name with its qualifiers, or one sign.
    [GeneratedRegex(@"[0-9]\w*|@?[\p{L}_]\w*(?:\s*(?:\.|::)\s*@?[\p{L}_]\w*)*|<<|>>|\S")]
    private static partial Regex Token();

    [GeneratedRegex(@"\(\s*(?:long|ulong|int|uint|short|ushort|byte|sbyte)\s*\)")]
    private static partial Regex Cast();
}
