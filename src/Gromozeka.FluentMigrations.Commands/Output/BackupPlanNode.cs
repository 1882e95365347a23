namespace Gromozeka.FluentMigrations.Commands.Output;

internal sealed record BackupPlanNode(string Policy, bool IsMade, IReadOnlyList<string> Reasons);
