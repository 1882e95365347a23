using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output.Annotations;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>Provides the commands: the tool, or a program with its own commands.</summary>
internal abstract class CommandFront
{
    private static readonly AsyncLocal<CommandFront?> Front = new();

    /// <summary>The front whose command is running. Texts contain its name, so that users can type what they suggest.</summary>
    public static CommandFront Current
    {
        get => Front.Value ?? throw new InvalidOperationException("No command runs here.");
        set => Front.Value = value;
    }

    /// <summary>The same; null if none is running.</summary>
    public static CommandFront? Running => Front.Value;

    /// <summary>Whether an option and a variable of this front name the database.</summary>
    public virtual bool NamesConnection => false;

    /// <summary>The variable of this front that gives a setting its value; null if none does.</summary>
    /// <param name="key">The key of the setting.</param>
    public virtual string? SourceOf(string key) => null;

    /// <summary>The program, as texts call it.</summary>
    public abstract string Name { get; }

    /// <summary>What starts the program from the current folder, before the words of a command.</summary>
    protected virtual string Start => Name;

    /// <summary>The command line whose command is running; null if none does yet.</summary>
    public ParseResult? Arguments { protected get; set; }

    /// <summary>Whether the running command has an option; that of a program that runs none has all.</summary>
    public bool Has(string option) =>
        Arguments is null || KnownOptions.Of(Arguments.CommandResult.Command).Any(known => known.Name == option);

    /// <summary>A command as the user types it, for the same database. Every text that suggests one gets it from here.</summary>
    /// <param name="command">The command with its arguments.</param>
    public string Spell(string command) => Call(command) + Choice(command);

    /// <summary>A command that needs no database.</summary>
    /// <param name="command">The command with its arguments.</param>
    public string Call(string command) => $"{Start} {command}";

    /// <summary>The options that make a suggested command act on the same migrations and database; empty if none is needed.</summary>
    /// <param name="command">The command with its arguments.</param>
    protected virtual string Choice(string command) => Arguments is null ? "" : SameChoice.Of(Arguments, Choosing, command);

    /// <summary>The version of the tool or program.</summary>
    public abstract string Version { get; }

    /// <summary>What happens without a command, for the help.</summary>
    public abstract string WithoutCommand { get; }

    /// <summary>The commands that only this front has, with their group in the help.</summary>
    public virtual IEnumerable<(string Group, Command Command)> OwnCommands => [];

    /// <summary>The options that select migrations and database.</summary>
    public abstract IReadOnlyList<Option> Options { get; }

    /// <summary>Those of them without which a command would act on other migrations or on another database.</summary>
    protected virtual IReadOnlyList<Option> Choosing => Options;

    /// <summary>Options that cannot be combined.</summary>
    public virtual IReadOnlyList<(Option One, Option Other)> Exclusive => [];

    /// <summary>Adds the options that select migrations and database to a command.</summary>
    public abstract void AddOptions(Command command, WorkspaceUse use);

    /// <summary>The error for options of this front that have no effect together; null if there is none.</summary>
    public virtual MigrationException? Fault(ParseResult arguments) => null;

    /// <summary>The migrations and the database of a command.</summary>
    public abstract Workspace Open(CommandContext context);

    /// <summary>The line of the source code of a migration; null if it is not known.</summary>
    public virtual SourceLine? SourceOf(MigrationDescriptor migration) => null;

    /// <summary>The error for an exception caused by loading or configuring the program; null if it has another cause.</summary>
    public virtual MigrationException? Explain(Exception cause) => null;
}
