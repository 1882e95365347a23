using System.CommandLine;
using Gromozeka.FluentMigrations.Cli.Authoring;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>scaffold</c>.</summary>
internal static class ScaffoldCommand
{
    private const string DefaultName = "initial schema";

    private static readonly string[] Kinds = ["table", "index", "virtual table", "view", "trigger"];

    public static Command Build()
    {
        var name = new Argument<string>("NAME")
        {
            Description = $"What the migration does, in a few words; \"{DefaultName}\" by default.",
            DefaultValueFactory = _ => DefaultName,
        };
        var folder = NewFile.Folder();
        var command = CommandTree.New(
            "scaffold",
            "Create the first migration from an existing database.",
            context => Run(context, context.Arguments.GetValue(name)!, NewFile.FolderOf(context, folder)),
            "scaffold --connection \"Data Source=shop.db\""
        );
        command.Arguments.Add(name);
        command.Options.Add(folder);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Database);
        return command;
    }

    private static Outcome Run(CommandContext context, string name, string folder)
    {
        // Before the project is built, which may take long.
        var sources = NewFile.ReadSources(context, folder);
        Refuse(sources);
        NewFile.Check(MigrationFile.Of(name, sources, TimeProvider.System));
        // Not the manager of the workspace, which requires a migration.
        var (database, options) = (context.Workspace.Database, context.Workspace.Options);
        var migration = new MigrationManager(database, options, logger: context.Log).Scaffold(context.CancellationToken);
        var file = MigrationFile.Of(name, sources, TimeProvider.System, MigrationBody.Of(migration));
        NewFile.Write(file);
        foreach (var missing in migration.LeftOut)
            context.Log.Warn($"left out: {missing}");
        foreach (var difference in migration.Differences.Where(one => !IsLeftOut(migration, one.Subject)))
            context.Log.Warn($"a new database will differ from this one: {difference}");
        var document = new Document("scaffold")
        {
            Database = DatabaseFacts.Read(database).Node(database.Name, exists: true, null, null),
            File = file.Path,
            Pending = [new MigrationNode(file.Version, file.ClassName, file.Description)],
        };
        return new Outcome(document, terminal => Show(terminal, migration, file));
    }

    private static bool IsLeftOut(ScaffoldedMigration migration, string subject) =>
        migration.LeftOut.Any(one => one.StartsWith($"{subject}: ", StringComparison.Ordinal));

    private static void Refuse(MigrationSources sources)
    {
        if (sources.Count > 0)
            throw Errors.CommandLine(
                "No migration was written: the project already has migrations.",
                $"a scaffolded migration is the first one, and {Format.Count(sources.Count, "migration")} "
                    + (sources.Count == 1 ? "was" : "were")
                    + $" found{(sources.LatestFile is { } latest ? $", the latest in {StatusView.Path(latest)}" : "")}",
                $"write a further migration with {CommandFront.Current.Spell("new")}, or name a project without migrations with --project"
            );
    }

    private static void Show(Terminal terminal, ScaffoldedMigration migration, MigrationFile file)
    {
        terminal.Line(Format.Escape(StatusView.Path(file.Path)));
        terminal.Note($"Version {file.Version} creates {Counts(migration.Objects)}.");
        if (migration.InSql.Count > 0)
            terminal.Note(Format.Escape($"In SQL, because FluentMigrator's methods cannot say it: {string.Join(", ", migration.InSql)}."));
        if (migration.HistoryTables.Count > 0)
            terminal.Note(
                Format.Escape($"Not written, because the migration history creates it: {string.Join(", ", migration.HistoryTables)}.")
            );
        var next = migration.HasTables ? "adopt" : $"stamp {file.Version}";
        terminal.Note($"The database has it already. Check the file, then: [bold]{Spell($"{next} --dry-run")}[/], [bold]{Spell(next)}[/]");
    }

    private static string Spell(string command) => Format.Escape(CommandFront.Current.Spell(command));

    /// <summary>How many objects there are of each kind.</summary>
    private static string Counts(IReadOnlyList<string> objects) =>
        string.Join(
            ", ",
            Kinds
                .Select(kind => (kind, Count: objects.Count(one => one.StartsWith($"{kind} ", StringComparison.Ordinal))))
                .Where(one => one.Count > 0)
                .Select(one => one.kind == "index" && one.Count > 1 ? $"{one.Count} indexes" : Format.Count(one.Count, one.kind))
        );
}
