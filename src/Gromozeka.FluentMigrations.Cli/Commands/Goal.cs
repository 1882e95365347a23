namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary>Where a run is to bring the database.</summary>
internal abstract record Goal
{
    private Goal()
    {
    }

    /// <summary>Runs on a database.</summary>
    public abstract MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken);

    /// <summary>Goals that come to the same when they are run one after the other, each about one migration.</summary>
    /// <param name="status">The state before.</param>
    public abstract IEnumerable<Goal> Parts(MigrationStatus status);

    /// <summary>Up to a version; to the newest without one.</summary>
    public sealed record Up(long? Version) : Goal
    {
        public override MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken) => manager.Migrate(Version, cancellationToken);

        /// <summary>A pending migration below the current version runs together with the next one above it.</summary>
        public override IEnumerable<Goal> Parts(MigrationStatus status) => status.Pending
            .Select(entry => entry.Version)
            .Where(version => version > status.CurrentVersion && version < (Version ?? status.LatestVersion))
            .Select(Goal (version) => new Up(version))
            .Append(this);
    }

    /// <summary>So many migrations down.</summary>
    public sealed record Down(int Count) : Goal
    {
        public override MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken) => manager.Rollback(Count, cancellationToken);

        public override IEnumerable<Goal> Parts(MigrationStatus status) => Enumerable.Repeat(new Down(1), Math.Min(Count, status.Applied.Count()));
    }

    /// <summary>Down to a version.</summary>
    public sealed record DownTo(long Version) : Goal
    {
        public override MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken) => manager.RollbackTo(Version, cancellationToken);

        /// <summary>A version that is not applied is refused at once.</summary>
        public override IEnumerable<Goal> Parts(MigrationStatus status) => Version == 0 || status.Applied.Any(entry => entry.Version == Version)
            ? Enumerable.Repeat(new Down(1), status.Applied.Count(entry => entry.Version > Version) - 1 is > 0 and var others ? others : 0).Append<Goal>(this)
            : [this];
    }
}
