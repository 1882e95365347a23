using FluentMigrator;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.Processors.Postgres;
using Gromozeka.FluentMigrations.Postgres;

namespace Gromozeka.FluentMigrations.Runner.Postgres;

/// <summary>
/// PostgreSQL under FluentMigrator's runner: translates the connection string and FluentMigrator's options for the engine.
/// </summary>
internal static class PostgresRunnerDialect
{
    private const string Alias = "GromozekaPostgres";

    /// <summary>A run without a connection never opens it.</summary>
    private const string None = "Host=localhost;Database=none";

    public static RunnerDialect Of(GromozekaPostgresOptions options) =>
        new(
            ProcessorIdConstants.Postgres,
            Alias,
            "Postgres",
            options,
            typeof(PostgresProcessor),
            (connectionString, processor) => Open(connectionString, processor, options),
            processor => Open(None, processor, options)
        )
        {
            OtherIds = [ProcessorIdConstants.PostgreSQL],
        };

    private static PostgresDatabase Open(string connectionString, ProcessorOptions processor, GromozekaPostgresOptions options)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw RunnerErrors.NoConnectionString("Postgres", "Host=localhost;Database=app;Username=app");
        var database = new PostgresDatabaseOptions { ConnectionString = connectionString };
        if (processor.Timeout is { } timeout && timeout > TimeSpan.Zero)
            database = database with { LockTimeout = timeout };
        try
        {
            return new PostgresDatabase(options.Database?.Invoke(database) ?? database);
        }
        catch (MigrationException cause) when (cause.Code == ErrorCodes.InvalidConfiguration)
        {
            throw RunnerErrors.BadConnectionString("Npgsql", cause);
        }
    }
}
