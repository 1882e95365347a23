using Gromozeka.FluentMigrations.Sqlite.Hosting;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>SQLite for a host.</summary>
public static class SqliteMigrationsBuilderExtensions
{
    /// <summary>
    /// Names the database of a host. The host's section may say <c>ConnectionString</c>, <c>LockTimeoutSeconds</c>, <c>ForeignKeys</c> and
    /// <c>WriteAheadLog</c>, which override what is said here. A relative path is taken from the host's content root.
    /// </summary>
    /// <typeparam name="TBuilder">The builder of the host.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="connection">
    /// A connection string of Microsoft.Data.Sqlite, or, without an equals sign, a name under <c>ConnectionStrings</c> or the path of
    /// another key of the configuration; null when the host's section has it.
    /// </param>
    /// <param name="configure">Changes how the database is opened; null for nothing to change.</param>
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
