using System.Globalization;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>How many columns a line of the terminal has.</summary>
internal static class TerminalWidth
{
    private const int Usual = 80;

    /// <summary>What <c>COLUMNS</c> says, or the terminal; 80 where neither does.</summary>
    public static int Now() => Asked() ?? OfTerminal();

    /// <summary>What <c>COLUMNS</c> says; null where that is no number.</summary>
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
