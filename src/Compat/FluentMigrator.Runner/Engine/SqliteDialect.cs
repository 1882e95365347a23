using FluentMigrator.Runner.Processors;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;

using Microsoft.Data.Sqlite;

namespace FluentMigrator.Runner.Engine;

/// <summary>SQLite.</summary>
internal sealed class SqliteDialect : IEngineDialect
{
    private const string InMemory = "Data Source=:memory:";

    public string Id => ProcessorIdConstants.SQLite;

    public IList<string> Aliases => [];

    /// <exception cref="ArgumentException">It is no connection string, or names no file.</exception>
    public IDatabase Open(string connectionString, ProcessorOptions options)
    {
        var settings = Parse(connectionString);
        return SqliteDatabase.OfOneSession(new SqliteDatabaseOptions
        {
            ConnectionString = connectionString,
            // Without a word in the connection string, the bundled SQLite enforces foreign keys, and hosts rely on it.
            ForeignKeys = settings.ForeignKeys ?? true,
            LockTimeout = LockTimeout(options.Timeout ?? TimeSpan.FromSeconds(settings.DefaultTimeout)),
            StripComments = options.StripComments,
        });
    }

    public IDatabase Nothing(ProcessorOptions options) => Open(InMemory, options);

    private static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException cause)
        {
            throw new ArgumentException(
                $"ProcessorOptions.ConnectionString is neither a connection string of SQLite nor the name of one in the configuration: {cause.Message}", cause);
        }
    }

    private static TimeSpan LockTimeout(TimeSpan timeout) => timeout == TimeSpan.Zero ? TimeSpan.FromMilliseconds(int.MaxValue) : timeout;
}
