using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.History;

/// <summary>Something that the history lacks.</summary>
/// <param name="What">What is missing.</param>
/// <param name="Addition">What adds it; null when nothing can without a person.</param>
internal sealed record HistoryGap(string What, MigrationExpressionBase? Addition);
