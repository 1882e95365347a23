using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.History;

/// <summary>A missing part of the history.</summary>
/// <param name="What">What is missing.</param>
/// <param name="Addition">The command that adds it; null if only an operator can add it.</param>
internal sealed record HistoryGap(string What, MigrationExpressionBase? Addition);
