using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres;

/// <summary>Which PostgreSQL database, and how to use it. Immutable.</summary>
public sealed record PostgresDatabaseOptions
{
    /// <summary>
    /// A connection string of Npgsql that names the database (<c>Host=localhost;Database=shop;Username=shop</c>). Each session is a
    /// connection of its own: connections of the host's pool are not used.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// How long to wait for a lock: for another run, and for a table that other sessions use (PostgreSQL's <c>lock_timeout</c>). A
    /// statement that waits for the lock of a table blocks every later statement on it, so that a short time is kind to the application.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long one statement may take, on the server (PostgreSQL's <c>statement_timeout</c>); null for the server's own setting. The
    /// time-out of a whole step is <see cref="MigrationOptions.StepTimeout"/>.
    /// </summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>
    /// The connection string of a server on which scratch databases may be created and dropped, to learn there what migrations make of an
    /// empty database; null for the database's own server, where the user then needs the right CREATEDB. Its database is the one to
    /// connect to (<c>postgres</c> if none is named); nothing is changed in it.
    /// </summary>
    public string? ScratchConnectionString { get; init; }

    /// <summary>Prepares the connections: types that the migrations' own code needs, or passwords that expire. Null for nothing.</summary>
    public Action<NpgsqlDataSourceBuilder>? Configure { get; init; }

    /// <summary>The time-outs, without the connection strings, which contain passwords.</summary>
    public override string ToString() => $"LockTimeout = {LockTimeout}, StatementTimeout = {StatementTimeout}";
}
