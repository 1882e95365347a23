using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>The memory of this process, which no other process can reach.</summary>
/// <param name="connectionString">How connections are opened.</param>
internal abstract class MemoryPlace(string connectionString) : SqlitePlace
{
    public override PlaceCapabilities CapabilitiesOf(SqliteDatabase database, SqliteDatabaseOptions options) =>
        new(new MemoryRowCopies(database));

    public override SqliteConnection Connect(SqliteDatabaseOptions options, int timeout) =>
        PreparedConnection.Open(new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = timeout }.ConnectionString, options);

    public override MigrationException? FindWriteObstacle() => null;

    public override string? FindHolder() => Lock.Holder;

    public override MigrationException? Explain(SqliteException cause, string state) =>
        MemoryFaults.Explain(Name, Lock.Holder, cause, state);

    /// <summary>A session with a connection of its own, which is opened with the database.</summary>
    protected SqliteSession NewSession(SqliteDatabaseOptions options, SessionAccess access) =>
        new(Waiting(options), options with { WriteAheadLog = null }, isNew: true, isFree: true, onlyReads: access == SessionAccess.Read);

    /// <summary>The driver itself waits when it opens a connection, for whoever changes the schema of a shared cache.</summary>
    private string Waiting(SqliteDatabaseOptions options) =>
        new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = Patience.Seconds(options.LockTimeout) }.ConnectionString;
}
