using System.CommandLine;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>Refuses options that have no effect without another, or together with another.</summary>
internal static class Combinations
{
    private static readonly (Option One, Option Other)[] Exclusive =
    [
        (OutputOptions.Json, OutputOptions.Markdown),
        (RunOptions.NoBackup, RunOptions.Backup),
        (RunOptions.DryRun, RunOptions.Preview),
        (RunOptions.DryRun, RunOptions.NoConnection),
        (RunOptions.DryRun, RunOptions.Output),
        (RunOptions.Preview, RunOptions.Backup),
        (RunOptions.Preview, RunOptions.NoBackup),
        (RunOptions.NoConnection, RunOptions.Backup),
        (RunOptions.NoConnection, RunOptions.NoBackup),
    ];

    private static IEnumerable<(Option One, Option Other)> All =>
        Exclusive.Concat(SchemaOptions.Exclusive).Concat(CommandFront.Current.Exclusive);

    /// <summary>Whether two options cannot be combined.</summary>
    public static bool Exclude(Option one, Option other) => All.Contains((one, other)) || All.Contains((other, one));

    /// <summary>The error for options that cannot be combined, or that require another one; null if there is none.</summary>
    public static MigrationException? Fault(ParseResult arguments)
    {
        foreach (var (one, other) in All)
        {
            if (IsGiven(one) && IsGiven(other))
                return Errors.CommandLine(
                    $"{one.Name} and {other.Name} cannot be given together.",
                    "one of them would have no effect",
                    $"leave {one.Name} or {other.Name} out"
                );
        }

        return CommandFront.Current.Fault(arguments);

        bool IsGiven(Option option) => arguments.GetResult(option) is { Implicit: false };
    }
}
