using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>backup</c>, <c>backups</c> and <c>restore</c>.</summary>
internal static class BackupCommand
{
    private static readonly Option<bool> WhileInUse = new("--while-in-use")
    {
        Description = "Restore while programs have the database open; they continue with the restored rows.",
    };

    private static readonly Option<bool> AllowNewerDatabase = new("--allow-newer-database")
    {
        Description = "Restore a backup that is newer than the program.",
    };

    public static Command Build()
    {
        var command = CommandTree.New("backup", "Back up the database, even while it is in use.", Create, "backup");
        CommandFront.Current.AddOptions(command, WorkspaceUse.Database);
        return command;
    }

    public static Command BuildList()
    {
        var isVerified = new Option<bool>("--verify") { Description = "Check each backup completely." };
        var command = CommandTree.New(
            "backups",
            "List the backups, newest first.",
            context => List(context, context.Value(isVerified)),
            "backups --verify"
        );
        command.Options.Add(isVerified);
        command.Options.Add(StatusCommand.ExitCode);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Files);
        return command;
    }

    public static Command BuildRestore()
    {
        var backup = new Argument<string?>("BACKUP")
        {
            Description = "The name or the path of a backup; the newest good one by default.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = CommandTree
            .New(
                "restore",
                "Replace the database with a backup. The database is backed up first.",
                context => Restore(context, context.Arguments.GetValue(backup)),
                "restore",
                "restore --while-in-use"
            )
            .Asking();
        command.Arguments.Add(backup);
        command.Options.Add(WhileInUse);
        command.Options.Add(AllowNewerDatabase);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Read);
        return command;
    }

    private static BackupManager Manager(CommandContext context)
    {
        try
        {
            return new BackupManager(context.Workspace.Database, context.Workspace.Options, context.Log);
        }
        catch (ArgumentException cause)
        {
            throw Errors.CommandLine("The database cannot be backed up.", cause.Message, "back it up with the tools of its product");
        }
    }

    private static Outcome Create(CommandContext context)
    {
        // A path that exists but is not a file is refused as in every other command.
        if (!context.Workspace.Database.MayExist && !Directory.Exists(context.Workspace.Database.Name))
            throw SettingErrors.NoDatabase(context.Workspace.Database.Name);
        var made = Manager(context).Create(context.CancellationToken);
        return new Outcome(
            new Document("backup")
            {
                Database = Database(context),
                Backups = [Node(made)],
                File = made.Path,
            },
            terminal => terminal.Out.Facts(Format.Escape(StatusView.Path(made.Path)), Format.Bytes(made.Bytes), $"version {made.Version}")
        );
    }

    private static Outcome List(CommandContext context, bool isVerified)
    {
        if (context.Value(StatusCommand.ExitCode) && !isVerified)
            throw Errors.CommandLine(
                "--exit-code was not used.",
                "only --verify checks whether a backup is good",
                "add --verify, or leave --exit-code out"
            );
        var manager = Manager(context);
        var backups = manager
            .List()
            .Concat(manager.ListUnrecorded())
            .OrderByDescending(backup => backup.CreatedAt)
            .ThenByDescending(backup => backup.Name, StringComparer.Ordinal)
            .Select(backup =>
                isVerified
                    ? Node(backup) with
                    {
                        Verified = true,
                        Damage = manager.Verify(backup.Path, context.CancellationToken),
                    }
                    : Node(backup)
            )
            .ToList();
        var document = new Document("backups")
        {
            ExitCode =
                context.Value(StatusCommand.ExitCode) && backups.Exists(backup => backup.Damage is not null)
                    ? ExitCodes.Findings
                    : ExitCodes.Done,
            Database = Database(context),
            Backups = backups,
            File = manager.Folder,
        };
        return Outcome.Answer(document, terminal =>
        {
            terminal.Out.Rows(backups.Select(Cells));
            terminal.Line($"{Format.Count(backups.Count, "backup")} in {Format.Escape(StatusView.Path(manager.Folder))}");
        });
    }

    private static Outcome Restore(CommandContext context, string? given)
    {
        var manager = Manager(context);
        var name = given
            ?? manager.ChooseNewest()?.Path
            ?? throw Errors.CommandLine(
                "There is no backup to restore.",
                NoneReason(context, manager),
                $"name the path of one: {CommandFront.Current.Spell("restore PATH")}"
            );
        var options = new RestoreOptions { WhileInUse = context.Value(WhileInUse), AllowNewerDatabase = context.Value(AllowNewerDatabase) };
        // Do not ask about a restore that would be refused anyway.
        if (!context.Terminal.Settings.Yes)
            name = manager.PlanRestore(name, options, context.CancellationToken).Path;
        context.Confirm($"Replace {context.Workspace.Database.Name} with {name}?", $"{context.Workspace.Database.Name} was not restored.");
        var report = manager.Restore(name, options, context.CancellationToken);
        var document = new Document("restore")
        {
            Database = Database(context),
            Backups = [Node(report.Backup), .. report.Saved is { } saved ? [Node(saved)] : Array.Empty<BackupNode>()],
            SetAside = report.SetAside,
        };
        return new Outcome(document, terminal =>
        {
            terminal.Line($"Restored from {Format.Escape(StatusView.Path(report.Backup.Path))}.");
            if (report.Saved is { } before)
                terminal.Line($"The previous database is {Format.Escape(StatusView.Path(before.Path))}.");
            if (report.SetAside is { } aside)
                terminal.Line($"The damaged file is now {Format.Escape(StatusView.Path(aside))}.");
        });
    }

    private static string NoneReason(CommandContext context, BackupManager manager)
    {
        var (recorded, others) = (manager.List().Count, manager.ListUnrecorded().Count);
        return !Directory.Exists(manager.Folder) ? $"there is no folder {manager.Folder}"
            : recorded + others == 0 ? $"{manager.Folder} has no backup of {context.Workspace.Database.Name}"
            : recorded == 0
                ? $"of the {Format.Count(others, "backup")} in {manager.Folder}, none has a record that names its database; "
                    + "without one, a backup is restored only by name"
            : $"of the {Format.Count(recorded, "backup")} in {manager.Folder}, none is good: "
                + $"{CommandFront.Current.Spell("backups --verify")} says why";
    }

    private static DatabaseNode Database(CommandContext context)
    {
        var database = context.Workspace.Database;
        return new DatabaseNode(database.Name, database.MayExist, null, null, null, null, null);
    }

    public static BackupNode Node(Backup backup) =>
        new(backup.Name, backup.Path, backup.CreatedAt, backup.Version, backup.Bytes) { Recorded = backup.IsRecorded };

    private static string[] Cells(BackupNode backup) =>
        [
            $"  {(backup.Damage is null ? "[green]✓[/]" : "[red]✗[/]")} {Format.Time(backup.CreatedAt)}",
            Format.Bytes(backup.Bytes),
            $"version {backup.Version}",
            Format.Escape(backup.Name),
            string.Join(
                ", ",
                new[]
                {
                    backup.Damage is not null ? Format.Escape(backup.Damage)
                    : backup.Verified is true ? "verified"
                    : "",
                    backup.Recorded ? "" : "no record",
                }.Where(word => word.Length > 0)
            ),
        ];
}
