using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.Ledger;

/// <summary>Something that the ledger lacks.</summary>
/// <param name="What">What is missing.</param>
/// <param name="Addition">What adds it; null when nothing can without a person.</param>
internal sealed record LedgerGap(string What, MigrationExpressionBase? Addition);
