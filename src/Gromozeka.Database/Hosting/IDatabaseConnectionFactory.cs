using System.Data.Common;

namespace Gromozeka.Database;

/// <summary>Opens connections to the bot's database according to the configuration. Thread-safe.</summary>
public interface IDatabaseConnectionFactory
{
    /// <summary>The absolute path of the database file; host, port and name of a database on a server.</summary>
    string Path { get; }

    /// <summary>Opens a connection; the caller disposes it.</summary>
    /// <exception cref="DbException">The database cannot be opened.</exception>
    DbConnection Open();
}
