using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations;

/// <summary>A problem found by a validation.</summary>
/// <param name="Code">The kind of problem.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ValidationFinding(ErrorCode Code, string What, string Remedy)
{
    /// <summary>The command that adds the missing part of the history; null if nothing is missing, or nothing can add it.</summary>
    internal MigrationExpressionBase? Addition { get; init; }

    /// <summary>Whether creating the mirror of the version again repairs it.</summary>
    internal bool ConcernsMirror { get; init; }

    /// <summary>The version of the migration that it is about; null if it is about no single migration.</summary>
    public long? Version { get; init; }

    /// <summary>The edited migration that it is about; null for other findings.</summary>
    internal EditedMigration? Edit { get; init; }

    /// <summary>The step that an operator must decide about; null for other findings.</summary>
    internal HalfDoneStep? Step { get; init; }
}
