using Gromozeka.FluentMigrations.Sqlite.Hosting;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>Configures SQLite in a host.</summary>
public static class SqliteMigrationsBuilderExtensions
{
    /// <summary>
    /// Configures an SQLite database. The keys <c>ConnectionString</c>, <c>LockTimeoutSeconds</c>, <c>ForeignKeys</c> and
    /// <c>WriteAheadLog</c> of the host's configuration section override the values set here. A relative path is resolved against the
    /// content root of the host.
    /// </summary>
    /// <typeparam name="TBuilder">The builder of the host.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="connection">A connection string of Microsoft.Data.Sqlite; or, without an equals sign, a name in
    /// <c>ConnectionStrings</c> or the path of another configuration key; null if the configuration section of the host contains
    /// it.</param>
    /// <param name="configure">Changes how the database is opened; null for the defaults.</param>
    public static TBuilder UseSqlite<TBuilder>(
        this TBuilder builder,
        string? connection = null,
        Func<SqliteDatabaseOptions, SqliteDatabaseOptions>? configure = null
    )
        where TBuilder : IMigrationsBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Use(new SqliteSource(connection, configure));
        return builder;
    }
}
