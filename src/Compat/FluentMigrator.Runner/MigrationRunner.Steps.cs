using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;

using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.Planning;

namespace FluentMigrator.Runner;

/// <content>One step.</content>
public partial class MigrationRunner
{
    /// <summary>Applies a migration unless it is applied already.</summary>
    /// <exception cref="MigrationException">It failed, or it is a breaking change and these are not allowed.</exception>
    public virtual void ApplyMigrationUp(IMigrationInfo migrationInfo, bool useTransaction)
    {
        ArgumentNullException.ThrowIfNull(migrationInfo);
        if (migrationInfo.IsAttributed() && VersionLoader.VersionInfo.HasAppliedMigration(migrationInfo.Version))
            return;
        if (migrationInfo.IsBreakingChange && !_options.AllowBreakingChange)
            throw BreakingChange(migrationInfo);
        Run(migrationInfo, StepDirection.Up, useTransaction, "migrating", "migrated");
        if (migrationInfo.IsAttributed())
            VersionLoader.VersionInfo.AddAppliedMigration(migrationInfo.Version);
    }

    /// <summary>Undoes a migration.</summary>
    /// <exception cref="MigrationException">It failed.</exception>
    public virtual void ApplyMigrationDown(IMigrationInfo migrationInfo, bool useTransaction)
    {
        ArgumentNullException.ThrowIfNull(migrationInfo);
        Run(migrationInfo, StepDirection.Down, useTransaction, "reverting", "reverted");
    }

    private static PreparedStep Prepare(IMigrationInfo info, StepDirection direction, bool useTransaction)
    {
        var type = info.Migration.GetType();
        var migration = info.IsAttributed()
            ? new MigrationDescriptor(info.Version, type, info.Description, info.TransactionBehavior, info.IsBreakingChange)
            : null;
        return new PreparedStep(type, info.Migration, migration, direction)
        {
            Name = migration is null ? $"{Kind(type)} {type.Name}" : $"Migration {migration}",
            HasTransaction = useTransaction,
        };
    }

    private static string Kind(Type type) =>
        type.HasAttribute<ProfileAttribute>() ? "Profile"
        : type.HasAttribute<MaintenanceAttribute>() ? "Maintenance"
        : "Migration";

    private static MigrationException BreakingChange(IMigrationInfo migration) => new(
        ErrorCodes.BreakingChange,
        $"Migration {migration.GetName()} was not run.",
        "it is marked as a breaking change, and those are not allowed",
        "nothing of it is in the database; the migrations before it stay applied",
        "if the change is meant, set RunnerOptions.AllowBreakingChange to true")
    { Version = migration.Version, Migration = migration.Migration.GetType().Name };

    private void Run(IMigrationInfo info, StepDirection direction, bool useTransaction, string begins, string done)
    {
        AnnouncePreview();
        var name = info.GetName();
        _logger.LogHeader($"{name} {begins}");
        _stopWatch.Start();
        var wasRun = Engine.Run(Prepare(info, direction, useTransaction));
        _stopWatch.Stop();
        _logger.LogSay(wasRun ? $"{name} {done}" : $"{name} was {done} by another process meanwhile");
        _logger.LogElapsedTime(_stopWatch.ElapsedTime());
    }

    private void AnnouncePreview()
    {
        if (!_isPreview || _isPreviewAnnounced)
            return;
        _isPreviewAnnounced = true;
        _logger.LogHeader("PREVIEW-ONLY MODE");
    }
}
