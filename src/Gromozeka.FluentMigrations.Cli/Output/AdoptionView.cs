using Gromozeka.FluentMigrations.Adoption;

namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>How a database was adopted, or would be: each difference from the expected schema, and what it means.</summary>
internal static class AdoptionView
{
    public static AdoptionNode? Node(AdoptionReport? adoption) => adoption is null
        ? null
        : new AdoptionNode(adoption.Version, adoption.Added, adoption.LeftAlone)
        {
            Aligned = adoption.Aligned,
            Differences = [.. adoption.Differences.Select(Node)],
        };

    public static DifferenceNode Node(AdoptionDifference one) => new(Word(one.Class), one.Subject, one.Expected, one.Found);

    public static void Show(Terminal terminal, AdoptionReport adoption, bool isDone = true)
    {
        terminal.Line($"  {(isDone ? "[green]✓[/]" : "[green]↑[/]")} {adoption.Version}  adopted: it has the tables of migration {adoption.Version}, and no version");
        Show(terminal, adoption.Differences);
    }

    public static void Show(Terminal terminal, IEnumerable<AdoptionDifference> differences)
    {
        foreach (var one in differences.OrderByDescending(one => one.Class))
            terminal.Line($"      {Color(one.Class)}  {Format.Escape(one.ToString())}");
    }

    private static string Color(DifferenceClass meaning) =>
        meaning is DifferenceClass.Warned or DifferenceClass.Refused ? $"[yellow]{Word(meaning)}[/]{new string(' ', 8 - Word(meaning).Length)}" : Word(meaning).PadRight(8);

    private static string Word(DifferenceClass meaning) => meaning switch
    {
        DifferenceClass.Harmless => "harmless",
        DifferenceClass.Warned => "warned",
        DifferenceClass.Added => "added",
        DifferenceClass.Alignable => "aligned",
        _ => "refused",
    };
}
