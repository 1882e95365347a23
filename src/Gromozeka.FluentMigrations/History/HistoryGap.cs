using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.History;

/// <summary>Something that the history lacks.</summary>
/// <param name="What">What is missing.</param>
/// <param name="Addition">The command that adds it; null if only an operator can.</param>
internal sealed record HistoryGap(string What, MigrationExpressionBase? Addition);
