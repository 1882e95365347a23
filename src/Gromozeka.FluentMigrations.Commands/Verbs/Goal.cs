namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Where a run is to bring the database.</summary>
internal abstract record Goal
{
    private Goal()
    {
    }

    /// <summary>Runs on a database.</summary>
    public abstract MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken);

    /// <summary>Up to a version; to the newest without one.</summary>
    public sealed record Up(long? Version) : Goal
    {
        public override MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken) => manager.Migrate(Version, cancellationToken);
    }

    /// <summary>So many migrations down.</summary>
    public sealed record Down(int Count) : Goal
    {
        public override MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken) => manager.Rollback(Count, cancellationToken);
    }

    /// <summary>Down to a version.</summary>
    public sealed record DownTo(long Version) : Goal
    {
        public override MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken) => manager.RollbackTo(Version, cancellationToken);
    }
}
