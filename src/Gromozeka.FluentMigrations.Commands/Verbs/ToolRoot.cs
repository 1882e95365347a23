using System.CommandLine;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>All commands, in the groups of the help.</summary>
internal sealed class ToolRoot(IReadOnlyList<(string Title, IReadOnlyList<Command> Commands)> groups)
    : RootCommand("Applies and inspects database migrations. Commands that only read never write to the database.")
{
    public IReadOnlyList<(string Title, IReadOnlyList<Command> Commands)> Groups => groups;
}
