using System.CommandLine;

namespace Gromozeka.FluentMigrations.Cli.Options;

/// <summary>Refuses options that have no effect without another, or together with another.</summary>
internal static class Combinations
{
    private static readonly (Option One, Option Other)[] Exclusive =
    [
        (WorkspaceOptions.Assembly, WorkspaceOptions.Project),
        (WorkspaceOptions.Assembly, WorkspaceOptions.Configuration),
        (WorkspaceOptions.Assembly, WorkspaceOptions.Framework),
        (WorkspaceOptions.Assembly, WorkspaceOptions.NoBuild),
        (RunOptions.NoBackup, RunOptions.Backup),
        (RunOptions.DryRun, RunOptions.Preview),
        (RunOptions.DryRun, RunOptions.NoConnection),
    ];

    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>.</exception>
    public static void Check(ParseResult arguments)
    {
        foreach (var (one, other) in Exclusive)
        {
            if (IsGiven(one) && IsGiven(other))
                throw Errors.CommandLine($"{one.Name} and {other.Name} cannot be given together.", "one of them would have no effect", $"leave {one.Name} or {other.Name} out");
        }

        if (IsGiven(WorkspaceOptions.Nested) && !IsGiven(WorkspaceOptions.Namespace))
            throw Errors.CommandLine("--nested needs --namespace.", "without it, every namespace is meant", "add --namespace NAME, or leave --nested out");

        bool IsGiven(Option option) => arguments.GetResult(option) is { Implicit: false };
    }
}
