using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Scripts;

/// <summary>One part of a script.</summary>
/// <param name="Step">The step; null when only the version table is made, or a database adopted.</param>
/// <param name="Preparation">What makes the version table, or adopts the database, before the step.</param>
/// <param name="Actions">What the step does.</param>
public sealed record ScriptPart(CompletedStep? Step, IReadOnlyList<DryRunAction> Preparation, IReadOnlyList<DryRunAction> Actions);
