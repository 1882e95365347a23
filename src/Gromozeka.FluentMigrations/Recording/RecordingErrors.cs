using System.Globalization;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>The errors of a step that cannot be recorded. No part of it has run.</summary>
internal static class RecordingErrors
{
    private const string Unwritten = "the step was rolled back; none of it is in the database";

    public static MigrationException Failed(PreparedStep step, Exception cause) =>
        new(
            ErrorCodes.RecordingFailed,
            $"{step.Name} failed going {step.DirectionName}: its code threw {cause.GetType().Name}.",
            ThrownText.Of(cause),
            Unwritten,
            "correct the code and start again",
            cause
        )
        {
            Version = step.Migration?.Version,
            Migration = step.Type.Name,
        };

    public static MigrationException Invalid(PreparedStep step, IReadOnlyList<string> errors) =>
        new(
            ErrorCodes.InvalidExpression,
            $"{step.Name} has an incomplete operation going {step.DirectionName}.",
            string.Join("\n", errors),
            Unwritten,
            "complete the migration and start again"
        )
        {
            Version = step.Migration?.Version,
            Migration = step.Type.Name,
        };

    public static MigrationException NotText(PreparedStep step, string script, long offset, string encoding) =>
        new(
            ErrorCodes.InvalidScript,
            $"{step.Name} failed going {step.DirectionName}: its script {script} is not text.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"byte {offset} (from 0) is not valid in {encoding}, the encoding in which it is read; "
                    + $"it would be stored as another character"
            ),
            Unwritten,
            "save the script as UTF-8, or as UTF-16 or UTF-32 with a byte order mark, and start again"
        )
        {
            Version = step.Migration?.Version,
            Migration = step.Type.Name,
        };
}
