using Gromozeka.FluentMigrations.Postgres;

namespace Gromozeka.FluentMigrations.Runner.Postgres;

/// <summary>What the engine does beyond FluentMigrator under its runner on PostgreSQL.</summary>
public sealed class GromozekaPostgresOptions : GromozekaRunnerOptions
{
    /// <summary>
    /// Changes how the database is used; null for the defaults. Its input comes from the connection string and <c>ProcessorOptions</c>: the
    /// command timeout is the lock timeout.
    /// </summary>
    public Func<PostgresDatabaseOptions, PostgresDatabaseOptions>? Database { get; set; }
}
