using System.Text;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Schemas.Pages;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Commands.Schemas;

/// <summary>A schema as one page that requests nothing from a network.</summary>
internal static class HtmlText
{
    /// <summary>Makes browsers refuse every request.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    public static string Of(SchemaView schema)
    {
        var facts = new[]
        {
            Format.Count(schema.Tables.Count, "table"),
            schema.Views.Count == 0 ? "" : Format.Count(schema.Views.Count, "view"),
            schema.Triggers.Count == 0 ? "" : Format.Count(schema.Triggers.Count, "trigger"),
            schema.Changes.Count == 0 ? "" : $"after migration {schema.Changes[^1].Migration.Version}",
        };
        var entries = schema
            .Tables.Select(table => Entry($"{table.Name}", ""))
            .Concat(schema.Views.Select(view => Entry($"{view.Table}", view.Noun)));
        var sections = schema
            .Tables.Select(table => ObjectSections.OfTable(schema, table))
            .Concat(schema.Views.Select(view => ObjectSections.OfView(schema, view)));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="color-scheme" content="light dark">
            <title>Schema</title>
            <link rel="icon" href="data:,">
            <style>
            {Resource("schema.css")}</style>
            </head>
            <body>
            <nav>
            <h1>Schema</h1>
            <p class="facts">{string.Join(" · ", facts.Where(fact => fact.Length > 0))}</p>
            <input id="search" type="search" placeholder="Search tables and columns (press /)" aria-label="Search">
            <ul id="names">
            {string.Concat(entries)}</ul>
            {(schema.Changes.Count == 0 ? "" : "<p><a href=\"#migrations\">What each migration changed</a></p>\n")}</nav>
            <main>
            {Picture(schema)}{string.Concat(sections)}{Changes(schema.Changes)}<p id="nothing" hidden>Nothing found.</p>
            </main>
            <script>
            {Resource("schema.js")}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Entry(string name, string noun) =>
        $"<li data-name=\"{Html.Escape(name)}\">{ObjectSections.Link(name)}"
        + $"{(noun.Length == 0 ? "" : $" <small>{Html.Escape(noun)}</small>")}</li>\n";

    private static string Picture(SchemaView schema) =>
        Diagram.Of(schema) is not { Length: > 0 } diagram
            ? ""
            : $"""
                <div id="picture">
                {diagram}
                <div id="tools">
                <button type="button" data-tool="in" title="Zoom in">+</button>
                <button type="button" data-tool="out" title="Zoom out">−</button>
                <button type="button" data-tool="fit" title="Show everything">Fit</button>
                </div>
                <p id="selected" hidden></p>
                </div>

                """;

    private static string Changes(IReadOnlyList<MigrationChanges> steps)
    {
        if (steps.Count == 0)
            return "";
        var text = new StringBuilder("<section id=\"migrations\">\n<h2>What each migration changed</h2>\n");
        foreach (var step in steps.Reverse())
        {
            text.Append($"<h3>{step.Migration.Version} <span>{Html.Escape(step.Migration.Title)}</span></h3>\n<ul class=\"changes\">\n");
            foreach (var change in step.Changes)
                text.Append($"<li class=\"{change.Kind.ToString().ToLowerInvariant()}\">{Text(change)}</li>\n");
            text.Append(step.Changes.Count == 0 ? "<li>nothing in the schema</li>\n</ul>\n" : "</ul>\n");
        }

        return text.Append("</section>\n").ToString();
    }

    private static string Text(SchemaChange change)
    {
        var text = Html.Escape(change.Subject);
        return (change.Before, change.After) switch
        {
            ({ } before, { } after) => $"{text}: {Html.Code(before)} → {Html.Code(after)}",
            (null, { } after) => $"{text}: {Html.Code(after)}",
            _ => text,
        };
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
