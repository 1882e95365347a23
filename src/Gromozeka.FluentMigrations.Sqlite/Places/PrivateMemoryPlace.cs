using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>A private in-memory database: each session has its own, which no other connection can access.</summary>
/// <param name="connectionString">How the connection is opened.</param>
internal sealed class PrivateMemoryPlace(string connectionString) : MemoryPlace(connectionString)
{
    public override string Name => ":memory:";

    public override IMigrationLock Lock { get; } = new InProcessLock(null);

    /// <summary>No copies: the session that would be copied from would have its own, empty database.</summary>
    public override PlaceCapabilities CapabilitiesOf(SqliteDatabase database, SqliteDatabaseOptions options) => new(RowCopies: null);

    /// <summary>A session that only reads needs no database, because its database would be empty.</summary>
    public override SqliteSession Open(SqliteDatabaseOptions options, SessionAccess access, CancellationToken cancellationToken)
    {
        var session = NewSession(options, access);
        if (access == SessionAccess.Write)
            session.EnsureCreated();
        return session;
    }
}
