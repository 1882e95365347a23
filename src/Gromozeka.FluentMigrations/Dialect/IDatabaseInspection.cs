namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Tells people of a database what the engine itself need not know. Thread-safe; changes nothing.</summary>
public interface IDatabaseInspection
{
    /// <summary>What the database is.</summary>
    /// <param name="session">A session of it, of a database that exists.</param>
    DatabaseDescription Describe(IDatabaseSession session);

    /// <summary>The same database, for a look that must not take its time.</summary>
    /// <param name="patience">How long to wait for others.</param>
    IDatabase WithPatience(TimeSpan patience);

    /// <summary>The bytes of the values of a table, without what a row and its indexes take besides. Reads the whole table.</summary>
    /// <param name="session">A session of the database.</param>
    /// <param name="table">A table that exists.</param>
    /// <param name="column">One of its columns; null for all.</param>
    long ReadBytes(IDatabaseSession session, TableName table, string? column);

    /// <summary>Looks at where the database is: its file and its disk, or its server. Connects to nothing.</summary>
    IEnumerable<DatabaseCheck> CheckPlace();

    /// <summary>Looks at the product, and at how it is set up.</summary>
    /// <param name="session">A session of the database, which may be new.</param>
    IEnumerable<DatabaseCheck> CheckProduct(IDatabaseSession session);

    /// <summary>Looks whether somebody else writes to the database now.</summary>
    /// <returns>The answer; null where there is no database.</returns>
    DatabaseCheck? CheckWriters();
}
