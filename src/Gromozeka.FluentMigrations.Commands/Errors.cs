namespace Gromozeka.FluentMigrations.Commands;

/// <summary>The errors of the commands themselves. All of them are raised before anything is written.</summary>
internal static class Errors
{
    public const string Untouched = "the database was not touched";

    public static MigrationException CommandLine(string what, string why, string next) =>
        new(ErrorCodes.CommandLine, what, why, Untouched, next);

    public static MigrationException NotFound(string what, string why, Exception? cause = null) =>
        NotFound(what, why, "name the project with --project, or the built assembly with --assembly", cause);

    public static MigrationException NotFound(string what, string why, string next, Exception? cause = null) =>
        new(ErrorCodes.MigrationsNotFound, what, why, Untouched, next, cause);

    public static MigrationException OtherVersion(string what, string why, Exception? cause = null) =>
        new(
            ErrorCodes.OtherApiVersion,
            what,
            why,
            Untouched,
            "build the migrations against the version of this tool, or install the version of the tool that matches them",
            cause
        );

    public static MigrationException CannotLoad(string what, string why, string next, Exception? cause = null) =>
        new(ErrorCodes.CannotLoad, what, why, Untouched, next, cause);

    public static MigrationException BuildFailed(string project, string errors) =>
        new(
            ErrorCodes.BuildFailed,
            $"{project} does not build.",
            errors,
            Untouched,
            "correct the errors, or name an assembly that is already built with --assembly"
        );

    public static MigrationException OutputLost(Exception cause) =>
        new(
            ErrorCodes.OutputLost,
            "The output was not completely written to stdout.",
            cause.GetBaseException().Message,
            Untouched,
            "run it again with stdout open and on a disk with free space",
            cause
        );

    public static MigrationException NotConfirmed(string what, string why) =>
        new(ErrorCodes.ConfirmationNeeded, what, why, "nothing was written", "add --yes if this is intended");

    /// <summary>The SQL of a version that does not exist was requested, for no particular database.</summary>
    public static MigrationException NoVersion(long version, long latest) =>
        new(
            ErrorCodes.UnknownTarget,
            $"There is no version {version}.",
            $"the program has no migration of that version; its newest is {latest}",
            Untouched,
            "name 0 or a version of the program"
        )
        {
            Version = version,
        };

    public static MigrationException NotScriptable(string what, string why, string next) =>
        new(ErrorCodes.NotScriptable, $"{what} cannot be written as a script.", why, "nothing was written", next);
}
