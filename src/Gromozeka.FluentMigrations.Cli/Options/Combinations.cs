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

    /// <summary>Whether two options cannot be given together.</summary>
    public static bool Exclude(Option one, Option other) => Exclusive.Contains((one, other)) || Exclusive.Contains((other, one));

    /// <summary>The error of options that were given together, or without another; null when there is none.</summary>
    public static MigrationException? Fault(ParseResult arguments)
    {
        foreach (var (one, other) in Exclusive)
        {
            if (IsGiven(one) && IsGiven(other))
                return Errors.CommandLine($"{one.Name} and {other.Name} cannot be given together.", "one of them would have no effect", $"leave {one.Name} or {other.Name} out");
        }

        return IsGiven(WorkspaceOptions.Nested) && !IsGiven(WorkspaceOptions.Namespace)
            ? Errors.CommandLine("--nested needs --namespace.", "without it, every namespace is meant", "add --namespace NAME, or leave --nested out")
            : null;

        bool IsGiven(Option option) => arguments.GetResult(option) is { Implicit: false };
    }
}
