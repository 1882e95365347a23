using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Scripts;

/// <summary>One part of a script.</summary>
/// <param name="Step">The step; null if the part only creates the version table or adopts a database.</param>
/// <param name="Preparation">The commands that create the version table or adopt the database before the step.</param>
/// <param name="Actions">The actions of the step.</param>
public sealed record ScriptPart(CompletedStep? Step, IReadOnlyList<DryRunAction> Preparation, IReadOnlyList<DryRunAction> Actions);
