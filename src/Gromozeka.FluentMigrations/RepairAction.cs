namespace Gromozeka.FluentMigrations;

/// <summary>Something that is wrong, and what a repair does about it.</summary>
/// <param name="Code">What kind of thing is wrong.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Does">What will be done, or what a person has to do.</param>
/// <param name="Kind">Who does it.</param>
public sealed record RepairAction(ErrorCode Code, string What, string Does, RepairKind Kind)
{
    internal ValidationFinding? Finding { get; init; }
}

/// <summary>Who mends something.</summary>
public enum RepairKind
{
    /// <summary>The repair.</summary>
    Automatic,

    /// <summary>The repair, once a person has decided (<see cref="RepairOptions"/>). Until then it does nothing at all.</summary>
    NeedsChoice,

    /// <summary>A person. A repair does the rest without it.</summary>
    Manual,
}
