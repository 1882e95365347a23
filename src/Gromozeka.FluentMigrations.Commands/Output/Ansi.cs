namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Converts Spectre's markup to terminal escape sequences, without Spectre.</summary>
internal static class Ansi
{
    private const string Escape = "\u001b[";

    public static string Of(string markup)
    {
        if (!PlainText.HasTags(markup))
            return PlainText.Of(markup);
        return PlainText.Of(markup, tag => tag switch
            {
                "bold" => Escape + "1m",
                "red" => Escape + "91m",
                "green" => Escape + "32m",
                "yellow" => Escape + "93m",
                _ => Escape + "0m",
            });
    }
}
