using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>The commands of the tool, in the process of the tests.</summary>
internal static class ToolCommands
{
    public static ToolRoot Build()
    {
        CommandFront.Current = new ToolFront();
        return CommandTree.Build();
    }
}
