using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Sqlite.Hosting;

namespace Gromozeka.FluentMigrations.Postgres.Hosting;

/// <summary>Creates the database of a host from its configuration.</summary>
internal sealed class PostgresSource(string? text, Func<PostgresDatabaseOptions, PostgresDatabaseOptions>? configure) : DatabaseSource
{
    private const string ConnectionString = "ConnectionString";
    private const string LockTimeout = "LockTimeoutSeconds";
    private const string StatementTimeout = "StatementTimeoutSeconds";
    private const string Scratch = "ScratchConnectionString";

    public override IReadOnlyCollection<string> Keys { get; } = [ConnectionString, LockTimeout, StatementTimeout, Scratch];

    public override IEnumerable<string> Validate(DatabaseContext context)
    {
        foreach (var key in new[] { LockTimeout, StatementTimeout })
        {
            if (context.Read(key) is { Length: > 0 } seconds && SecondsText.Read(seconds) is null)
                yield return $"{context.PathOf(key)}: '{seconds}' {SecondsText.Fault}";
        }

        if (Find(context) is { Error: { } error, Key: var path })
            yield return $"{path}: {error}";
        if (context.Read(Scratch) is { Length: > 0 } scratch && Fault(scratch, needsDatabase: false) is { } fault)
            yield return $"{context.PathOf(Scratch)}: {fault}";
    }

    public override IDatabase Create(DatabaseContext context)
    {
        var options = new PostgresDatabaseOptions { ConnectionString = Find(context).Text! };
        options = configure?.Invoke(options) ?? options;
        if (context.Read(LockTimeout) is { Length: > 0 } lockTimeout)
            options = options with { LockTimeout = SecondsText.Read(lockTimeout)!.Value };
        if (context.Read(StatementTimeout) is { Length: > 0 } statementTimeout)
            options = options with { StatementTimeout = SecondsText.Read(statementTimeout) };
        if (context.Read(Scratch) is { Length: > 0 } scratch)
            options = options with { ScratchConnectionString = scratch };
        return new PostgresDatabase(options);
    }

    private (string? Text, string Key, string? Error) Find(DatabaseContext context)
    {
        var found = context.FindConnection(ConnectionString, text, "Host=localhost;Database=shop;Username=shop");
        return found.Text is { } connection && Fault(connection, needsDatabase: true) is { } fault ? found with { Error = fault } : found;
    }

    private static string? Fault(string connection, bool needsDatabase)
    {
        try
        {
            ConnectionText.Read(connection, needsDatabase);
            return null;
        }
        catch (MigrationException error)
        {
            return error.Why;
        }
    }
}
