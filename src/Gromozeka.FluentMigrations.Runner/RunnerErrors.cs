using FluentMigrator.Infrastructure;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>The errors of a host that configured the runner incorrectly, or uses something that the engine does not support.</summary>
internal static class RunnerErrors
{
    /// <param name="method">What the dialect's method is called after AddGromozeka.</param>
    /// <param name="example">A connection string.</param>
    public static MigrationException NoConnectionString(string method, string example) =>
        new(
            ErrorCodes.InvalidConfiguration,
            "The runner has no connection string.",
            $"AddGromozeka{method}() needs a database, and ProcessorOptions.ConnectionString is empty",
            HistoryErrors.Unchanged,
            $"call WithGlobalConnectionString(\"{example}\") in ConfigureRunner; "
                + "for SQL without a database set RunnerOptions.NoConnection"
        );

    public static MigrationException BadConnectionString(string driver, MigrationException cause) =>
        new(
            ErrorCodes.InvalidConfiguration,
            "The connection string of the runner cannot be read.",
            $"it is neither a connection string of {driver} nor the name of one in the configuration: {cause.Why}",
            HistoryErrors.Unchanged,
            "correct WithGlobalConnectionString(…) or ProcessorOptions.ConnectionString",
            cause
        );

    public static MigrationException Ambiguous(string id, RunnerDialect dialect) =>
        new(
            ErrorCodes.InvalidConfiguration,
            $"Two processors have the id '{id}'.",
            $"both Add{dialect.Method}() and AddGromozeka{dialect.Method}() were called, and the first would be used silently",
            HistoryErrors.Unchanged,
            $"remove Add{dialect.Method}(), or select this one by SelectingProcessorAccessorOptions.ProcessorId = \"{dialect.Alias}\""
        );

    public static MigrationException CannotFailSilently(string step) =>
        new(
            ErrorCodes.InvalidConfiguration,
            $"{step} was not run.",
            "MigrationRunner.SilentlyFail is set, which would record a step even if part of it failed",
            "none of it is in the database",
            "set SilentlyFail to false"
        );

    public static MigrationException ScopeIsOver(string database) =>
        new(
            ErrorCodes.TransactionEnded,
            "The transaction of the scope was rolled back.",
            "a step in it failed, or a statement of a step ended it",
            $"no change of the scope is in {database}",
            "dispose the scope, correct the step, and begin another scope"
        );

    public static MigrationException CommitRefused(string database, CheckFailedException cause) =>
        new(cause.Code, "The transaction of the scope cannot be committed.", cause.Message, Undone(database), cause.Next, cause);

    public static MigrationException CommitFailed(string database, Exception cause) =>
        new(
            ErrorCodes.StepFailed,
            "The transaction of the scope could not be committed.",
            cause.Message,
            Undone(database),
            "correct the cause, and begin another scope",
            cause
        );

    /// <summary>The state after a failed transaction of the host.</summary>
    public static string Undone(string database) => $"the transaction was rolled back; no change of the scope is in {database}";

    public static InvalidOperationException BreakingChange(IMigrationInfo migration)
    {
        var error = new MigrationException(
            ErrorCodes.BreakingChange,
            $"Migration {migration.GetName()} was not run.",
            "it is marked as a breaking change, and these are not allowed",
            "none of it is in the database; the migrations before it stay applied",
            "if the change is intended, set RunnerOptions.AllowBreakingChange to true"
        )
        {
            Version = migration.Version,
            Migration = migration.Migration.GetType().Name,
        };
        return new InvalidOperationException(error.Message, error);
    }
}
