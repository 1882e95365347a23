namespace FluentMigrator.Runner;

/// <summary>Writes to the console in a colour that fits.</summary>
public static class ConsoleUtilities
{
    public static void AsEmphasize(Action action) => In(ConsoleColor.Yellow, action);

    public static void AsError(Action action) => In(ConsoleColor.Red, action);

    internal static void AsHeading(Action action) => In(ConsoleColor.Green, action);

    private static void In(ConsoleColor color, Action action)
    {
        Console.ForegroundColor = color;
        try
        {
            action();
        }
        finally
        {
            Console.ResetColor();
        }
    }
}
