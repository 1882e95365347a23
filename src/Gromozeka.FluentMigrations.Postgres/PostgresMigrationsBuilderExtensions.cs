using Gromozeka.FluentMigrations.Postgres.Hosting;

namespace Gromozeka.FluentMigrations.Postgres;

/// <summary>Configures the database of a host.</summary>
public static class PostgresMigrationsBuilderExtensions
{
    /// <summary>
    /// Configures a PostgreSQL database. The keys <c>ConnectionString</c>, <c>LockTimeoutSeconds</c>, <c>StatementTimeoutSeconds</c> and
    /// <c>ScratchConnectionString</c> of the host's configuration section override the values set here.
    /// </summary>
    /// <typeparam name="TBuilder">The builder of the host.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="connection">A connection string of Npgsql. Or, without an equals sign, a name in <c>ConnectionStrings</c> or the path
    /// of another configuration key; null if the configuration section of the host contains it.</param>
    /// <param name="configure">Changes how the database is used; null for the defaults.</param>
    public static TBuilder UsePostgres<TBuilder>(
        this TBuilder builder,
        string? connection = null,
        Func<PostgresDatabaseOptions, PostgresDatabaseOptions>? configure = null
    )
        where TBuilder : IMigrationsBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Use(new PostgresSource(connection, configure));
        return builder;
    }
}
