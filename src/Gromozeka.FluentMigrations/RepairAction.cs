namespace Gromozeka.FluentMigrations;

/// <summary>Something that is wrong, and what a repair does about it.</summary>
/// <param name="Code">The kind of problem.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Does">What will be done, or what an operator must do.</param>
/// <param name="Kind">Who does it.</param>
public sealed record RepairAction(ErrorCode Code, string What, string Does, RepairKind Kind)
{
    internal ValidationFinding? Finding { get; init; }
}

/// <summary>Who repairs something.</summary>
public enum RepairKind
{
    /// <summary>The repair.</summary>
    Automatic,

    /// <summary>The repair, after an operator has decided (<see cref="RepairOptions"/>). Until then, it does nothing at all.</summary>
    NeedsChoice,

    /// <summary>An operator. The repair does everything else.</summary>
    Manual,
}
