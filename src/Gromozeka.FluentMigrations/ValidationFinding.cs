using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations;

/// <summary>Something that is not as it should be.</summary>
/// <param name="Code">What kind of thing.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ValidationFinding(ErrorCode Code, string What, string Remedy)
{
    /// <summary>What adds the missing part of the history; null when it is no such finding, or nothing can.</summary>
    internal MigrationExpressionBase? Addition { get; init; }

    /// <summary>Whether making the mirror of the version anew mends it.</summary>
    internal bool ConcernsMirror { get; init; }

    /// <summary>The step that a person has to decide on; null when it is no such finding.</summary>
    internal HalfDoneStep? Step { get; init; }
}
