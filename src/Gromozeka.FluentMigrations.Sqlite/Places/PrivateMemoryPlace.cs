using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>The memory of one connection: each session has a database of its own, and nobody else can come in its way.</summary>
/// <param name="connectionString">How the connection is opened.</param>
internal sealed class PrivateMemoryPlace(string connectionString) : MemoryPlace(connectionString)
{
    public override string Name => ":memory:";

    public override IMigrationLock Lock { get; } = new InProcessLock(null);

    /// <summary>A further session would copy a database of its own.</summary>
    public override PlaceCapabilities CapabilitiesOf(SqliteDatabase database, SqliteDatabaseOptions options) => new(RowCopies: null);

    /// <summary>There is nothing that could be read before somebody writes.</summary>
    public override SqliteSession Open(SqliteDatabaseOptions options, SessionAccess access)
    {
        var session = NewSession(options, access);
        if (access == SessionAccess.Write)
            session.EnsureCreated();
        return session;
    }
}
