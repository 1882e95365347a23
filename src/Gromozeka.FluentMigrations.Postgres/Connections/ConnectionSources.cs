using System.Globalization;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Connections;

/// <summary>Opens connections to one database, and to others of its server. Thread-safe.</summary>
internal sealed class ConnectionSources : IDisposable
{
    private const string ReadOnly = "-c default_transaction_read_only=on";

    private readonly PostgresDatabaseOptions _options;
    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly Lazy<NpgsqlDataSource> _plain;
    private readonly Lazy<NpgsqlDataSource> _write;
    private readonly Lazy<NpgsqlDataSource> _read;

    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public ConnectionSources(PostgresDatabaseOptions options)
    {
        _options = options;
        _settings = ConnectionText.Read(options.ConnectionString);
        // What a session or a lock leaves on a connection must end with it, and the lock must end when its holder closes it.
        _settings.Pooling = false;
        _settings.Enlist = false;
        _settings.Multiplexing = false;
        // A migration may take long. Its limits are those of the options, on the server.
        _settings.CommandTimeout = 0;
        // It names the objects that depend on another. StatementException leaves out what has values of rows.
        _settings.IncludeErrorDetail = true;
        _plain = new(() => Build(_settings));
        _write = new(() => Build(WithOptions(_settings, TimeOuts)));
        _read = new(() => Build(WithOptions(_settings, $"{ReadOnly} {TimeOuts}")));
        Name = string.Create(CultureInfo.InvariantCulture, $"{_settings.Host}:{_settings.Port}/{_settings.Database}");
    }

    /// <summary>The database as messages name it.</summary>
    public string Name { get; }

    /// <summary>The name of the database on its server.</summary>
    public string Database => _settings.Database!;

    /// <summary>The command that backs it up (https://www.postgresql.org/docs/current/app-pgdump.html). It asks for the password.</summary>
    public string DumpCommand =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"pg_dump --format=custom --file={Database}.dump --host={_settings.Host} --port={_settings.Port}"
                + $"{(_settings.Username is { Length: > 0 } user ? $" --username={user}" : "")} {Database}"
        );

    /// <summary>The connection string for migrations that read it, with its password.</summary>
    public string ConnectionString => _options.ConnectionString;

    /// <summary>Opens a connection.</summary>
    /// <param name="onlyReads">Whether its transactions are read-only unless they say otherwise.</param>
    /// <exception cref="NpgsqlException">It cannot be opened.</exception>
    public NpgsqlConnection Open(bool onlyReads)
    {
        try
        {
            return (onlyReads ? _read : _write).Value.OpenConnection();
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.ProtocolViolation)
        {
            // A pooler that passes on no options at the start of a connection.
            var connection = _plain.Value.OpenConnection();
            foreach (var option in (onlyReads ? $"{ReadOnly} {TimeOuts}" : TimeOuts).Split("-c ", StringSplitOptions.RemoveEmptyEntries))
                connection.Run($"SET {option}");
            return connection;
        }
    }

    /// <summary>Opens a connection from which databases are created and dropped.</summary>
    /// <param name="scratch">Whether it is for scratch databases, which may be on another server.</param>
    public NpgsqlConnection OpenMaintenance(bool scratch)
    {
        var other = scratch ? _options.ScratchConnectionString : null;
        var settings = Copy(other is null ? _settings : ConnectionText.Read(other, needsDatabase: false));
        settings.Pooling = false;
        if (other is null || settings.Database is null)
            settings.Database = "postgres";
        using var source = Build(settings);
        return source.OpenConnection();
    }

    /// <summary>The options of a scratch database.</summary>
    public PostgresDatabaseOptions OfScratch(string database)
    {
        var settings = Copy(_options.ScratchConnectionString is { } other ? ConnectionText.Read(other, needsDatabase: false) : _settings);
        settings.Database = database;
        return _options with { ConnectionString = settings.ConnectionString };
    }

    public void Dispose()
    {
        foreach (var source in new[] { _plain, _write, _read }.Where(source => source.IsValueCreated))
            source.Value.Dispose();
    }

    /// <summary>The time-outs of the options, in milliseconds, as the server reads them when a connection is opened.</summary>
    private string TimeOuts =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"-c lock_timeout={Milliseconds(_options.LockTimeout)}"
                + $"{(_options.StatementTimeout is { } time ? $" -c statement_timeout={Milliseconds(time)}" : "")}"
        );

    private static long Milliseconds(TimeSpan time) => Math.Clamp((long)Math.Ceiling(time.TotalMilliseconds), 1, int.MaxValue);

    private NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        _options.Configure?.Invoke(builder);
        return builder.Build();
    }

    private static NpgsqlConnectionStringBuilder Copy(NpgsqlConnectionStringBuilder settings) => new(settings.ConnectionString);

    private static NpgsqlConnectionStringBuilder WithOptions(NpgsqlConnectionStringBuilder settings, string options)
    {
        var copy = Copy(settings);
        copy.Options = string.IsNullOrEmpty(copy.Options) ? options : $"{copy.Options} {options}";
        return copy;
    }
}
