using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>The run lock for an open connection of the host: the lock of the connection, and that of its database.</summary>
internal sealed class GivenLock(ConnectionGate gate, IMigrationLock place) : IMigrationLock
{
    public string? Holder => gate.Holder ?? place.Holder;

    public IDisposable? TryAcquire()
    {
        if (gate.TryHold() is not { } connection)
            return null;
        try
        {
            if (place.TryAcquire() is { } held)
                return new Both(connection, held);
            connection.Dispose();
            return null;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private sealed class Both(IDisposable connection, IDisposable place) : IDisposable
    {
        public void Dispose()
        {
            place.Dispose();
            connection.Dispose();
        }
    }
}
