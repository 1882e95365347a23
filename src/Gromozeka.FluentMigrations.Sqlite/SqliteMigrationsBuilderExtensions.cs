using Gromozeka.FluentMigrations.Sqlite.Hosting;
using Microsoft.Data.Sqlite;

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
    /// <param name="connection">A connection string of Microsoft.Data.Sqlite: of a file, or of a shared in-memory database, which then
    /// lives as long as the host (<c>Data Source=app;Mode=Memory;Cache=Shared</c>). Or, without an equals sign, a name in
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

    /// <summary>
    /// Names the database of a host by a connection that the program keeps open, as tests do for an in-memory database
    /// (<see cref="SqliteDatabase(SqliteConnection, Func{SqliteDatabaseOptions, SqliteDatabaseOptions}?)"/>). The host's section may say
    /// <c>LockTimeoutSeconds</c>, <c>ForeignKeys</c> and
    /// <c>WriteAheadLog</c>, but no <c>ConnectionString</c>.
    /// </summary>
    /// <typeparam name="TBuilder">The builder of the host.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="connection">The connection. The host never closes it; health checks use it, too.</param>
    /// <param name="configure">Changes how the database is used; null for nothing to change.</param>
    public static TBuilder UseSqlite<TBuilder>(
        this TBuilder builder,
        SqliteConnection connection,
        Func<SqliteDatabaseOptions, SqliteDatabaseOptions>? configure = null
    )
        where TBuilder : IMigrationsBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(connection);
        builder.Use(new SqliteSource(connection, configure));
        return builder;
    }
}
