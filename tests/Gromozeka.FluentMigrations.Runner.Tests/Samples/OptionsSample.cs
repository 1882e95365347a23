using Gromozeka.FluentMigrations;

namespace FluentMigrator.Runner.Samples;

/// <summary>The options of the engine, as the guide shows them.</summary>
public static class OptionsSample
{
    public static IMigrationRunnerBuilder AddDatabase(IMigrationRunnerBuilder builder) =>
        builder.AddGromozekaSQLite(options =>
        {
            options.Backup = new BackupOptions { Keep = 3 };
            options.StepTimeout = TimeSpan.FromMinutes(10);
            options.RefuseDataLoss = true;
            options.RefuseUnknownVersions = true;
            options.Database = database => database with { WriteAheadLog = true };
        });
}
