using System.Text;

namespace Gromozeka.FluentMigrations.Commands.Output.Markdown;

/// <summary>
/// A plan, or the failure of one, as a comment on GitHub. If it would be too long, first the SQL of steps is omitted, then the last steps;
/// the text says how many.
/// </summary>
internal static class PlanMarkdown
{
    /// <summary>A comment may have 65 536 characters. The rest is for a line that a script adds.</summary>
    public const int Limit = 65_000;

    private const int MostNamed = 20;
    private const int MostWarnings = 10;

    public static string Of(Document document, int limit = Limit)
    {
        var head = Head(document);
        var steps = document.Steps ?? [];
        var foot = document.Database is null
            ? ""
            : $"_{CommandFront.Current.Name} {MarkdownText.Line(CommandFront.Current.Version.Split('+')[0])}_\n";
        // The note about omitted steps is shorter than this.
        var left = limit - head.Length - foot.Length - 300;
        var texts = new List<string>();
        foreach (var step in steps.Select(StepMarkdown.WithoutSql).TakeWhile(text => (left -= text.Length) >= 0))
            texts.Add(step);
        for (var index = 0; index < texts.Count && texts.Count == steps.Count; index++)
        {
            var whole = StepMarkdown.Whole(steps[index]);
            if (whole.Length - texts[index].Length > left)
                continue;
            left -= whole.Length - texts[index].Length;
            texts[index] = whole;
        }

        return head + string.Concat(texts) + Omitted(steps.Skip(texts.Count).ToList()) + foot;
    }

    private static string Head(Document document)
    {
        var text = new StringBuilder($"## Migration plan: {Title(document)}\n\n");
        if (document.Failed is { } failure)
            text.Append(Block(failure)).Append('\n');
        if (document.Database is { } database)
            text.Append(string.Join(" · ", Facts(database).OfType<string>())).Append("\n\n");
        if (document.Steps is { Count: > 0 } steps)
        {
            Losses(text, document, steps);
            text.Append(Backup(document)).Append("\n\n");
        }

        if (document.Adopted is { } adopted)
            text.Append($"The database has the tables of migration {adopted.Version} but no version: the run adopts it.\n\n");
        foreach (var warning in document.Warnings.Take(MostWarnings))
            text.Append($"> ⚠️ {MarkdownText.Line(warning)}\n\n");
        if (document.Warnings.Count > MostWarnings)
            text.Append($"> _and {Format.Count(document.Warnings.Count - MostWarnings, "more warning")}_\n\n");
        return text.ToString();
    }

    private static string Title(Document document) =>
        document.Failed is not null && document.Steps is null ? "it failed"
        : document.Steps is not { Count: > 0 } steps
            ? document.Adopted is null ? "nothing to do"
                : "an adoption"
        : $"{Format.Count(steps.Count, "step")}, version {document.Database!.Version} → {document.ToVersion}";

    private static IEnumerable<string?> Facts(DatabaseNode database) =>
        [
            MarkdownText.Code(StatusView.Path(database.Path)),
            database.Product,
            database.Bytes is { } bytes ? Format.Bytes(bytes) : null,
            database.Exists ? null : "no database yet",
        ];

    private static void Losses(StringBuilder text, Document document, IReadOnlyList<StepNode> steps)
    {
        var losing = steps.Where(step => step.IsLoss).Select(step => step.Version).ToList();
        if (losing.Count > 0)
        {
            text.Append($"**Rows would be lost** by {Named(losing)}");
            text.Append(
                document.Refused is { } refused
                    ? $". The run refuses this without {MarkdownText.Code("--allow-data-loss")}: {MarkdownText.Line(refused)}.\n\n"
                    : ", and the run would not stop.\n\n"
            );
        }

        if (document.HasRows == false)
            text.Append("The database of this plan has no rows: whether rows of another database would be lost is not known.\n\n");
        else if (document.RowsTried == false)
            text.Append("The rows were not tried, only the schema.\n\n");
    }

    private static string Backup(Document document) =>
        document.Backup switch
        {
            _ when document.BackupCommand is { } command =>
                $"**No backup** is created by the run; before it, for example: {MarkdownText.Code(command)}",
            null => "Backup: before the run, if the database has rows.",
            { IsMade: true } plan => $"Backup: before the run, because {MarkdownText.Line(string.Join("; ", plan.Reasons), limit: 1000)}.",
            { Policy: nameof(BackupPolicy.Never) } => "**No backup** is created.",
            _ => "**No backup** is created, because no step is risky.",
        };

    private static string Omitted(List<StepNode> steps)
    {
        if (steps.Count == 0)
            return "";
        var risky = steps.Where(step => step.Risks.Count > 0).Select(step => step.Version).ToList();
        var count = $"**{Format.Count(steps.Count, "more step")}** {(steps.Count == 1 ? "is" : "are")}";
        return $"{count} omitted, because the comment would be too long" + $"{(risky.Count == 0 ? "" : $"; risky: {Named(risky)}")}.\n\n";
    }

    private static string Named(List<long> versions) =>
        $"{(versions.Count == 1 ? "migration" : "migrations")} {string.Join(", ", versions.Take(MostNamed).Select(Format.Number))}"
        + (versions.Count > MostNamed ? $" and {Format.Number(versions.Count - MostNamed)} more" : "");

    private static string Block(FailureNode failure)
    {
        var text = $"{failure.Code} {failure.What}\nwhy: {failure.Why}\nstate: {failure.State}\nnext: {failure.Next}".Trim();
        return MarkdownText.Block(text.Length <= 8000 ? text : text[..8000] + "…", "text");
    }
}
