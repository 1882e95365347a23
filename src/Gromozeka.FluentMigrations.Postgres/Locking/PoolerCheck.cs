using Gromozeka.FluentMigrations.Postgres.Connections;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Locking;

/// <summary>
/// Finds out whether a pooler gives a connection to the server to others while its client is connected. A pool in session mode never does.
/// </summary>
internal static class PoolerCheck
{
    /// <summary>A pooler that takes its connections in turn needs several tries.</summary>
    private const int Tries = 8;

    private const string Backend = "SELECT pg_backend_pid()";

    /// <param name="sources">Opens another connection through the pooler.</param>
    /// <param name="connection">An open connection.</param>
    public static bool SharesConnections(ConnectionSources sources, NpgsqlConnection connection)
    {
        var backend = (int)connection.Read(Backend)!;
        // Otherwise something between them has told the driver a number of its own.
        if (backend == connection.ProcessID)
            return false;
        using var other = sources.Open(onlyReads: false);
        for (var tries = 0; tries < Tries; tries++)
        {
            using (var transaction = other.BeginTransaction())
            {
                if ((int)other.Read(Backend)! == backend || (int)connection.Read(Backend)! != backend)
                    return true;
                transaction.Rollback();
            }

            if ((int)other.Read(Backend)! == backend || (int)connection.Read(Backend)! != backend)
                return true;
        }

        return false;
    }
}
