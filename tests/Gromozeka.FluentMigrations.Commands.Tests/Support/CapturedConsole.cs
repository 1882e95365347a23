namespace Gromozeka.FluentMigrations.Commands.Support;

/// <summary>What a command writes to the console.</summary>
internal static class CapturedConsole
{
    public static async Task<(int Code, string Output, string Error)> Of(Func<Task<int>> run)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var captured = new StringWriter();
        using var errors = new StringWriter();
        Console.SetOut(captured);
        Console.SetError(errors);
        try
        {
            return (await run(), captured.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
