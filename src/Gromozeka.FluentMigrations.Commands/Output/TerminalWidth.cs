using System.Globalization;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>The number of columns of the terminal.</summary>
internal static class TerminalWidth
{
    private const int Usual = 80;

    /// <summary>The value of <c>COLUMNS</c>, or the width of the terminal; 80 if neither is known.</summary>
    public static int Now() => Asked() ?? OfTerminal();

    /// <summary>The value of <c>COLUMNS</c>; null if it is not a number.</summary>
    public static int? Asked() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
        && columns > 0
            ? columns
            : null;

    private static int OfTerminal()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : Usual;
        }
        catch (IOException)
        {
            return Usual;
        }
    }
}
