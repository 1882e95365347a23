using System.Text;
using Gromozeka.FluentMigrations.Commands.DryRuns;

namespace Gromozeka.FluentMigrations.Commands.Output.Markdown;

/// <summary>One step of a plan, with its SQL or without it.</summary>
internal static class StepMarkdown
{
    private const int MostTables = 30;

    public static string Whole(StepNode step) => Text(step, Sql(step));

    public static string WithoutSql(StepNode step) =>
        Text(
            step,
            step.Sql is { Count: > 0 } statements
                ? $"_Its SQL ({Format.Count(statements.Count, "statement")}) is omitted, because the comment would be too long._\n\n"
                : ""
        );

    private static string Text(StepNode step, string sql)
    {
        var text = new StringBuilder();
        text.Append(
            $"### {(step.Direction == "up" ? '↑' : '↓')} {Format.Number(step.Version)} · {MarkdownText.Line(step.Description)}\n\n"
        );
        if (step.Name != step.Description)
            text.Append($"{MarkdownText.Code(step.Name)}\n\n");
        foreach (var risk in step.Risks.Take(MostTables))
            text.Append($"- **{MarkdownText.Line(risk)}**\n");
        var others = step.Tables.Where(table => table.Change is not (Touches.DropsTable or Touches.DropsColumn)).ToList();
        foreach (var table in others.Take(MostTables))
            text.Append($"- {table.Change} {MarkdownText.Code(table.Table)}{Size(table)}\n");
        if (step.Batches is { } batches)
            text.Append($"- {batches}\n");
        var omitted = Math.Max(0, step.Risks.Count - MostTables) + Math.Max(0, others.Count - MostTables);
        if (omitted > 0)
            text.Append($"- _and {Format.Number(omitted)} more_\n");
        if (step.Risks.Count + others.Count > 0 || step.Batches is not null)
            text.Append('\n');
        return text.Append(sql).ToString();
    }

    private static string Sql(StepNode step) =>
        step.Sql is { Count: > 0 } statements
            ? $"<details><summary>SQL ({Format.Count(statements.Count, "statement")})</summary>\n\n"
                + MarkdownText.Block(string.Join("\n", statements), "sql")
                + "\n</details>\n\n"
            : "";

    private static string Size(TouchNode table) =>
        table switch
        {
            { Rows: null or 0 } => "",
            { Bytes: null or 0 } => $" ({Format.Count(table.Rows.Value, "row")})",
            _ => $" ({Format.Count(table.Rows.Value, "row")}, {Format.Bytes(table.Bytes.Value)})",
        };
}
