namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Shows how a database was adopted, or would be: each difference from the expected schema, and its meaning.</summary>
internal static class AdoptionView
{
    public static AdoptionNode? Node(AdoptionReport? adoption) =>
        adoption is null
            ? null
            : new AdoptionNode(adoption.Version, adoption.Added, adoption.LeftAlone)
            {
                Aligned = adoption.Aligned,
                Differences = [.. adoption.Differences.Select(Node)],
            };

    public static DifferenceNode Node(AdoptionDifference one) => new(Word(one.Class), one.Subject, one.Expected, one.Found);

    public static void Show(Terminal terminal, AdoptionReport adoption, bool isDone = true)
    {
        terminal.Out.Rows([
            [
                $"  {(isDone ? "[green]✓[/]" : "[green]↑[/]")} {adoption.Version}",
                $"adopted: it has the tables of migration {adoption.Version} but no version",
            ],
        ]);
        Show(terminal, adoption.Differences);
    }

    /// <param name="terminal">The output.</param>
    /// <param name="differences">The differences.</param>
    /// <param name="isCompared">Whether they are only compared, so that nothing is added or aligned.</param>
    public static void Show(Terminal terminal, IEnumerable<AdoptionDifference> differences, bool isCompared = false) =>
        terminal.Out.Rows(
            differences
                .OrderByDescending(one => one.Class)
                .Select(one => new[] { $"      {Color(one.Class, isCompared)}", Format.Escape(one.ToString()) })
        );

    private static string Color(DifferenceClass meaning, bool isCompared)
    {
        var word = !isCompared
            ? Word(meaning)
            : meaning switch
            {
                DifferenceClass.Harmless or DifferenceClass.Warned => Word(meaning),
                DifferenceClass.Added => "missing",
                _ => "differs",
            };
        return meaning is DifferenceClass.Harmless or DifferenceClass.Added && !isCompared
            ? word.PadRight(8)
            : $"[yellow]{word}[/]{new string(' ', 8 - word.Length)}";
    }

    private static string Word(DifferenceClass meaning) =>
        meaning switch
        {
            DifferenceClass.Harmless => "harmless",
            DifferenceClass.Warned => "warned",
            DifferenceClass.Added => "added",
            DifferenceClass.Alignable => "aligned",
            _ => "refused",
        };
}
