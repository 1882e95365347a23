using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>An in-memory database, which no other process can access.</summary>
/// <param name="connectionString">How connections are opened.</param>
internal abstract class MemoryPlace(string connectionString) : SqlitePlace
{
    public override PlaceCapabilities CapabilitiesOf(SqliteDatabase database, SqliteDatabaseOptions options) =>
        new(new MemoryRowCopies(database));

    public override SqliteConnection Connect(SqliteDatabaseOptions options, int timeout) =>
        PreparedConnection.Open(new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = timeout }.ConnectionString, options);

    public override MigrationException? FindWriteObstacle() => null;

    protected override bool CreatesFiles => Creates(new SqliteConnectionStringBuilder(connectionString).Mode);

    public override string? FindHolder() => Lock.Holder;

    public override MigrationException? Explain(SqliteException cause, string state) =>
        MemoryFaults.Explain(Name, Lock.Holder, cause, state);

    /// <summary>A session with its own connection, which is opened when the database is created.</summary>
    protected SqliteSession NewSession(SqliteDatabaseOptions options, SessionAccess access) =>
        new(Waiting(options), options with { WriteAheadLog = null }, isNew: true, isFree: true, onlyReads: access == SessionAccess.Read);

    /// <summary>While another connection changes the schema of a shared cache, the driver itself waits before it opens one.</summary>
    private string Waiting(SqliteDatabaseOptions options) =>
        new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = Patience.Seconds(options.LockTimeout) }.ConnectionString;
}
