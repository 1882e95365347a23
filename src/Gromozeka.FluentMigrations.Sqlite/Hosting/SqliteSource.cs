using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Hosting;

/// <summary>Creates the database of a host from its configuration.</summary>
internal sealed class SqliteSource : DatabaseSource
{
    private const string ConnectionString = "ConnectionString";
    private const string LockTimeout = "LockTimeoutSeconds";
    private const string ForeignKeys = "ForeignKeys";
    private const string WriteAheadLog = "WriteAheadLog";

    private readonly string? _text;
    private readonly SqliteConnection? _open;
    private readonly Func<SqliteDatabaseOptions, SqliteDatabaseOptions>? _configure;

    /// <param name="text">A connection string, or its name or path in the configuration; null for the key in the host's section.</param>
    /// <param name="configure">Changes the options; null for nothing to change.</param>
    public SqliteSource(string? text, Func<SqliteDatabaseOptions, SqliteDatabaseOptions>? configure) =>
        (_text, _configure) = (text, configure);

    /// <param name="open">An open connection.</param>
    /// <param name="configure">Changes the options; null for nothing to change.</param>
    public SqliteSource(SqliteConnection open, Func<SqliteDatabaseOptions, SqliteDatabaseOptions>? configure) =>
        (_open, _configure) = (open, configure);

    public override IReadOnlyCollection<string> Keys { get; } = [ConnectionString, LockTimeout, ForeignKeys, WriteAheadLog];

    public override IEnumerable<string> Validate(DatabaseContext context)
    {
        foreach (var key in new[] { ForeignKeys, WriteAheadLog })
        {
            if (context.Read(key) is { Length: > 0 } text && !bool.TryParse(text, out _))
                yield return $"{context.PathOf(key)}: '{text}' is neither true nor false";
        }

        if (context.Read(LockTimeout) is { Length: > 0 } seconds && SecondsText.Read(seconds) is null)
            yield return $"{context.PathOf(LockTimeout)}: '{seconds}' {SecondsText.Fault}";
        if (_open is null)
        {
            if (ConnectionOf(context) is { Error: { } error, Key: var path })
                yield return $"{path}: {error}";
        }
        else if (context.Read(ConnectionString) is not null)
        {
            yield return $"{context.PathOf(ConnectionString)}: the program has passed an open connection, "
                + $"which no connection string can replace; remove the key";
        }
    }

    public override IDatabase Create(DatabaseContext context) =>
        _open is null
            ? new SqliteDatabase(Configured(context, new SqliteDatabaseOptions { ConnectionString = ConnectionOf(context).Text! }))
            : new SqliteDatabase(_open, options => Configured(context, options));

    private SqliteDatabaseOptions Configured(DatabaseContext context, SqliteDatabaseOptions options)
    {
        options = _configure?.Invoke(options) ?? options;
        if (context.Read(LockTimeout) is { Length: > 0 } seconds)
            options = options with { LockTimeout = SecondsText.Read(seconds)!.Value };
        if (context.Read(ForeignKeys) is { Length: > 0 } foreignKeys)
            options = options with { ForeignKeys = bool.Parse(foreignKeys) };
        if (context.Read(WriteAheadLog) is { Length: > 0 } log)
            options = options with { WriteAheadLog = bool.Parse(log) };
        return options;
    }

    private (string? Text, string Key, string? Error) ConnectionOf(DatabaseContext context)
    {
        var given = context.FindConnection(ConnectionString, _text, "Data Source=app.db");
        if (given.Text is null)
            return given;
        try
        {
            var text = Rooted(given.Text, context.BaseFolder);
            return SqliteConnectionText.OfOneConnection(SqliteLocation.Of(text)) is { } error
                ? given with
                {
                    Error = $"{error.Why}; {error.Next}",
                }
                : given with
                {
                    Text = text,
                };
        }
        catch (MigrationException error)
        {
            return given with { Error = error.Why };
        }
    }

    /// <summary>
    /// Resolves a relative path in a connection string against a folder. Paths that the driver completes itself stay as they are.
    /// </summary>
    private static string Rooted(string connection, string folder)
    {
        var settings = SqliteConnectionText.Read(connection);
        var isPath =
            settings.DataSource.Length > 0
            && settings.Mode != SqliteOpenMode.Memory
            && !settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            && settings.DataSource != ":memory:"
            && AppDomain.CurrentDomain.GetData("DataDirectory") is not string { Length: > 0 };
        if (isPath)
            settings.DataSource = Path.GetFullPath(settings.DataSource, folder);
        return settings.ConnectionString;
    }
}
