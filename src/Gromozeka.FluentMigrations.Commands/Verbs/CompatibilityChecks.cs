using Gromozeka.FluentMigrations.Commands.Options;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Refuses values of FluentMigrator's options that would not have the requested effect here.</summary>
internal static class CompatibilityChecks
{
    public static void Check(CommandContext context)
    {
        if (context.Value(RunOptions.TransactionMode) is { } mode && !mode.Equals("Migration", StringComparison.OrdinalIgnoreCase))
        {
            throw Errors.CommandLine(
                $"There is no transaction mode '{mode}'.",
                "each migration has its own transaction here, so a failure keeps the migrations before it",
                "write --transaction-mode Migration, or leave it out"
            );
        }

        if (context.Arguments.GetResult(RunOptions.Switches) is { Implicit: false })
            throw Errors.CommandLine(
                $"There are no processor switches '{context.Value(RunOptions.Switches)}'.",
                "this tool's SQLite has none",
                "leave --processor-switches out"
            );
        if (context.Value(RunOptions.IncludeUntaggedMaintenances))
            throw Errors.CommandLine(
                "There are no maintenance migrations to include.",
                "they are not supported here (GM106)",
                "leave --include-untagged-maintenances out"
            );
        if (context.Value(RunOptions.AllowDirtyAssemblies))
            throw Errors.CommandLine(
                "There are no dirty assemblies to allow.",
                "an assembly is loaded from its folder, whatever else is in it",
                "leave --allowDirtyAssemblies out"
            );
        if (context.Arguments.GetResult(RunOptions.StartVersion) is { Implicit: false } && !context.Value(RunOptions.NoConnection))
            throw Errors.CommandLine(
                "--start-version was not used.",
                "the version is read from the database",
                "add --no-connection, or leave --start-version out"
            );
        CheckSchemaOnly(context);
        if (context.Value(RunOptions.Profile) is { } profile)
            Profiles.Choose(context.Workspace, profile);
    }

    /// <summary>Without a dry run, the option has no effect.</summary>
    public static void CheckSchemaOnly(CommandContext context)
    {
        if (context.Value(RunOptions.SchemaOnly) && !context.Value(RunOptions.DryRun))
            throw Errors.CommandLine(
                "--schema-only was not used.",
                "it applies only to a dry run",
                "add --dry-run, or leave --schema-only out"
            );
    }
}
