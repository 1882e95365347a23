namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>The goal of a run.</summary>
internal abstract record Goal
{
    private Goal() { }

    /// <summary>Runs on a database.</summary>
    public abstract MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken);

    /// <summary>The version that a run reaches; null for the newest.</summary>
    /// <param name="before">The database before the run.</param>
    public abstract long? Target(MigrationStatus before);

    /// <summary>Up to a version; null for the newest.</summary>
    public sealed record Up(long? Version) : Goal
    {
        public override MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken) =>
            manager.Migrate(Version, cancellationToken);

        public override long? Target(MigrationStatus before) => Version;
    }

    /// <summary>A number of migrations down.</summary>
    public sealed record Down(int Count) : Goal
    {
        public override MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken) =>
            manager.Rollback(Count, cancellationToken);

        public override long? Target(MigrationStatus before) =>
            before.Applied.Select(entry => entry.Version).OrderDescending().Skip(Count).FirstOrDefault();
    }

    /// <summary>Down to a version.</summary>
    public sealed record DownTo(long Version) : Goal
    {
        public override MigrationReport Run(MigrationManager manager, CancellationToken cancellationToken) =>
            manager.RollbackTo(Version, cancellationToken);

        public override long? Target(MigrationStatus before) => Version;
    }
}
