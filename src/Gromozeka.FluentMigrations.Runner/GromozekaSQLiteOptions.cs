using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>What the engine does beyond FluentMigrator under its runner on SQLite.</summary>
public sealed class GromozekaSQLiteOptions : GromozekaRunnerOptions
{
    /// <summary>
    /// Changes how the database is opened; null for the defaults. Its input comes from the connection string and <c>ProcessorOptions</c>:
    /// foreign keys as in the connection string (on by default, as in the bundled SQLite), and the command timeout as the lock timeout.
    /// </summary>
    public Func<SqliteDatabaseOptions, SqliteDatabaseOptions>? Database { get; set; }

    /// <summary>Whether GUIDs are written as blobs, as by <c>AddSQLite(binaryGuid: true)</c>.</summary>
    public bool BinaryGuid { get; set; }

    /// <summary>Whether columns get the types that STRICT tables allow, as by <c>AddSQLite(useStrictTables: true)</c>.</summary>
    public bool UseStrictTables { get; set; }
}
