using System.CommandLine;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>Who offers the commands: the tool, or a program that has them itself.</summary>
internal abstract class CommandFront
{
    private static readonly AsyncLocal<CommandFront?> Front = new();

    /// <summary>The one whose command runs. Texts name it, so that what they advise can be typed.</summary>
    public static CommandFront Current
    {
        get => Front.Value ?? throw new InvalidOperationException("No command runs here.");
        set => Front.Value = value;
    }

    /// <summary>What the user types before the words of a command.</summary>
    public abstract string Name { get; }

    /// <summary>What has to be added to a command so that it is about the same database; empty where nothing has to be.</summary>
    protected virtual string Choice => "";

    /// <summary>A command as the user types it. Every text that advises one gets it from here.</summary>
    /// <param name="command">Its words, and what follows them.</param>
    public string Spell(string command) => $"{Name} {command}{Choice}";

    /// <summary>The version of what offers the commands.</summary>
    public abstract string Version { get; }

    /// <summary>What happens without a command, as help says it.</summary>
    public abstract string WithoutCommand { get; }

    /// <summary>Commands that only this front has, with the group that help shows them in.</summary>
    public virtual IEnumerable<(string Group, Command Command)> OwnCommands => [];

    /// <summary>The options that name migrations and database.</summary>
    public abstract IReadOnlyList<Option> Options { get; }

    /// <summary>Options that cannot be given together.</summary>
    public virtual IReadOnlyList<(Option One, Option Other)> Exclusive => [];

    /// <summary>Adds the options that name migrations and database to a command.</summary>
    public abstract void AddOptions(Command command, WorkspaceUse use);

    /// <summary>The error of options of this front that have no effect together; null when there is none.</summary>
    public virtual MigrationException? Fault(ParseResult arguments) => null;

    /// <summary>The migrations and the database that a command is about.</summary>
    public abstract Workspace Open(CommandContext context);

    /// <summary>The error of an exception that comes of how the program was loaded or set up; null when it is of another kind.</summary>
    public virtual MigrationException? Explain(Exception cause) => null;
}
