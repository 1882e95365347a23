namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Describes a database for users; the engine does not need this. Thread-safe; changes nothing.</summary>
public interface IDatabaseInspection
{
    /// <summary>What the database is.</summary>
    /// <param name="session">A session of it, of a database that exists.</param>
    DatabaseDescription Describe(IDatabaseSession session);

    /// <summary>The same database, for a check that must be quick.</summary>
    /// <param name="patience">How long to wait for other processes.</param>
    IDatabase WithPatience(TimeSpan patience);

    /// <summary>The bytes of the values of a table, without the overhead of rows and indexes. Reads the whole table.</summary>
    /// <param name="session">A session of the database.</param>
    /// <param name="table">A table that exists.</param>
    /// <param name="column">One of its columns; null for all.</param>
    long ReadBytes(IDatabaseSession session, TableName table, string? column);

    /// <summary>Checks the location of the database: its file and its disk, or its server. Connects to nothing.</summary>
    IEnumerable<DatabaseCheck> CheckPlace();

    /// <summary>Checks the product and its configuration.</summary>
    /// <param name="session">A session of the database, which may be new.</param>
    IEnumerable<DatabaseCheck> CheckProduct(IDatabaseSession session);

    /// <summary>Checks whether another process writes to the database now.</summary>
    /// <returns>The result; null if there is no database.</returns>
    DatabaseCheck? CheckWriters();
}
