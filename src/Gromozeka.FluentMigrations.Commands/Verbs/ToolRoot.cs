using System.CommandLine;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>
/// All commands, in the groups of the help. It is not a <see cref="RootCommand"/>: that has the name of the executable, which may be the
/// name of a command (a bundle <c>migrate</c>), and the parser accepts no name twice.
/// </summary>
internal sealed class ToolRoot(IReadOnlyList<(string Title, IReadOnlyList<Command> Commands)> groups)
    : Command(Root, "Applies and inspects database migrations. Commands that only read never write to the database.")
{
    /// <summary>A name that nobody types.</summary>
    private const string Root = "(root)";

    public IReadOnlyList<(string Title, IReadOnlyList<Command> Commands)> Groups => groups;
}
