using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Edits;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>What a run does about edited migrations.</summary>
internal static class EditCheck
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.Edited"/>: the policy refuses the run.</exception>
    public static void Apply(EditedMigrationPolicy policy, EditReport report, ILogger logger)
    {
        if (report.Edited.Count > 0 && policy == EditedMigrationPolicy.Refuse)
            throw EditErrors.Edited(report);
        foreach (var edited in report.Edited)
            Log.Edited(logger, report.Database, edited.ToString());
    }
}
