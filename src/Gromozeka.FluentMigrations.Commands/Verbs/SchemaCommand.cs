using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Schemas;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>schema</c>.</summary>
internal static class SchemaCommand
{
    public static Command Build()
    {
        var command = CommandTree.New(
            "schema",
            "Write the schema that the migrations make, or that the database has.",
            Run,
            "schema --output docs/schema.sql",
            "schema --output docs/schema.sql --check",
            "schema --html --output schema.html"
        );
        foreach (var option in SchemaOptions.All)
            command.Options.Add(option);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Read);
        return command;
    }

    private static Outcome Run(CommandContext context)
    {
        context.NeedsNoDatabase = !context.Value(SchemaOptions.Actual);
        var name = context.Value(SchemaOptions.Output);
        if (context.Value(SchemaOptions.Check))
        {
            return name is null
                ? throw Errors.CommandLine("--check needs --output.", "it names the file to compare", "add --output FILE")
                : SchemaFile.Compare(context, name, Read(context), Text(context, name));
        }

        // A file that cannot be written is reported before the migrations run.
        using var file = name is null ? null : OutputFile.Open(context, name);
        var schema = Read(context);
        var text = Text(context, name)(schema);
        file?.Write(text);
        var document = new Document("schema")
        {
            Schema = SchemaNodes.Of(schema),
            Sql = file is null ? text : null,
            File = file?.Path,
        };
        return Outcome.Answer(document, terminal =>
        {
            if (file is null)
                terminal.Script(text);
            else
                terminal.Note($"{Format.Count(schema.Tables.Count, "table")} written to {Format.Escape(StatusView.Path(file.Path))}");
        });
    }

    private static SchemaView Read(CommandContext context)
    {
        var manager = context.Workspace.Manager;
        if (context.Value(SchemaOptions.Actual))
        {
            if (!manager.GetStatus().Exists)
                throw Errors.CommandLine(
                    $"The schema of {context.Workspace.Database.Name} cannot be read.",
                    "there is no database of that name",
                    "name the database with --connection"
                );
            var actual = manager.ReadSchema();
            foreach (var unreadable in actual.OtherNames.Where(other => !actual.Objects.Any(one => actual.Names.Equals(one.Table, other))))
                context.Log.Warn($"table {unreadable} cannot be read here, and is left out");
            return new SchemaView(actual, []);
        }

        var report = manager.GetMigratedSchema(context.Value(SchemaOptions.To), withChanges: true, context.CancellationToken);
        return new SchemaView(report.Schema, report.Changes);
    }

    private static Func<SchemaView, string> Text(CommandContext context, string? file)
    {
        var isNamed = context.Value(SchemaOptions.Sql) || context.Value(SchemaOptions.Mermaid) || context.Value(SchemaOptions.Html);
        var ending = isNamed ? null : Path.GetExtension(file)?.ToLowerInvariant();
        if (context.Value(SchemaOptions.Mermaid) || ending is ".mmd" or ".mermaid")
            return MermaidText.Of;
        if (context.Value(SchemaOptions.Html) || ending is ".html" or ".htm")
            return HtmlText.Of;
        var scripter = context.Workspace.Database.Scripter
            ?? throw Errors.NotScriptable(
                $"The schema of {context.Workspace.Database.Name}",
                "the dialect of this database does not write schemas",
                $"show it as a page: {CommandFront.Current.Spell("schema --html")}"
            );
        return schema => SqlText.Of(scripter.Create(schema.Snapshot));
    }
}
