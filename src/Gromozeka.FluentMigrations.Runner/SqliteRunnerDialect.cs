using FluentMigrator;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.Processors.SQLite;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>SQLite under FluentMigrator's runner: translates the connection string and FluentMigrator's options for the engine.</summary>
internal static class SqliteRunnerDialect
{
    public const string Alias = "GromozekaSQLite";

    private const string InMemory = "Data Source=:memory:";

    public static RunnerDialect Of(GromozekaSQLiteOptions options) =>
        new(
            ProcessorIdConstants.SQLite,
            Alias,
            "SQLite",
            options,
            typeof(SQLiteProcessor),
            (connectionString, processor) => Open(connectionString, processor, options),
            processor => Open(InMemory, processor, options)
        );

    private static SqliteDatabase Open(string connectionString, ProcessorOptions processor, GromozekaSQLiteOptions options)
    {
        var settings = Parse(connectionString);
        var database = new SqliteDatabaseOptions
        {
            ConnectionString = connectionString,
            // If the connection string does not specify it, the bundled SQLite enforces foreign keys, and hosts rely on it.
            ForeignKeys = settings.ForeignKeys ?? true,
            LockTimeout = LockTimeout(processor.Timeout ?? TimeSpan.FromSeconds(settings.DefaultTimeout)),
            StripComments = processor.StripComments,
            DateFormat = SqliteDateFormat.FluentMigrator,
            BinaryGuid = options.BinaryGuid,
            UseStrictTables = options.UseStrictTables,
            LeaveOutIdentityWithoutKey = true,
            LeaveOutDescriptions = true,
        };
        return SqliteDatabase.OfOneSession(options.Database?.Invoke(database) ?? database);
    }

    private static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw RunnerErrors.NoConnectionString("SQLite", "Data Source=app.db");
        try
        {
            return SqliteConnectionText.Read(connectionString);
        }
        catch (MigrationException cause)
        {
            throw RunnerErrors.BadConnectionString("Microsoft.Data.Sqlite", cause);
        }
    }

    /// <summary>ADO.NET's zero means no limit.</summary>
    private static TimeSpan LockTimeout(TimeSpan timeout) => timeout == TimeSpan.Zero ? TimeSpan.FromMilliseconds(int.MaxValue) : timeout;
}
