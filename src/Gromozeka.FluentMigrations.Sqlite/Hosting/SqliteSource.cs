using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Hosting;

/// <summary>Creates the database of a host from its configuration.</summary>
internal sealed class SqliteSource(string? connection, Func<SqliteDatabaseOptions, SqliteDatabaseOptions>? configure) : DatabaseSource
{
    private const string ConnectionString = "ConnectionString";
    private const string LockTimeout = "LockTimeoutSeconds";
    private const string ForeignKeys = "ForeignKeys";
    private const string WriteAheadLog = "WriteAheadLog";

    public override IReadOnlyCollection<string> Keys { get; } = [ConnectionString, LockTimeout, ForeignKeys, WriteAheadLog];

    public override IEnumerable<string> Validate(DatabaseContext context)
    {
        foreach (var key in new[] { ForeignKeys, WriteAheadLog })
        {
            if (context.Read(key) is { Length: > 0 } text && !bool.TryParse(text, out _))
                yield return $"{context.PathOf(key)}: '{text}' is neither true nor false";
        }

        if (context.Read(LockTimeout) is { Length: > 0 } seconds && Seconds(seconds) is null)
            yield return $"{context.PathOf(LockTimeout)}: '{seconds}' is not a number of seconds above 0";
        if (ConnectionOf(context) is { Error: { } error, Key: var path })
            yield return $"{path}: {error}";
    }

    public override IDatabase Create(DatabaseContext context)
    {
        var options = new SqliteDatabaseOptions { ConnectionString = ConnectionOf(context).Text! };
        if (configure is not null)
            options = configure(options);
        if (context.Read(LockTimeout) is { Length: > 0 } seconds)
            options = options with { LockTimeout = Seconds(seconds)!.Value };
        if (context.Read(ForeignKeys) is { Length: > 0 } foreignKeys)
            options = options with { ForeignKeys = bool.Parse(foreignKeys) };
        if (context.Read(WriteAheadLog) is { Length: > 0 } log)
            options = options with { WriteAheadLog = bool.Parse(log) };
        return new SqliteDatabase(options);
    }

    private (string? Text, string Key, string? Error) ConnectionOf(DatabaseContext context)
    {
        var given = ConnectionSetting.Find(context, ConnectionString, connection);
        if (given.Text is null)
            return given;
        try
        {
            var text = ConnectionSetting.Rooted(given.Text, context.BaseFolder);
            _ = SqliteLocation.Of(text).Name is { Length: > 0 }
                ? text
                : throw SqliteConnectionText.Refused("it names no file; it needs a Data Source");
            return given with { Text = text };
        }
        catch (MigrationException error)
        {
            return given with { Error = error.Why };
        }
    }

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
