namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// What some databases tell of the rows that statements delete, whoever runs these statements. Of a session: not thread-safe. A count goes on over the ends of
/// transactions, takes back what a rollback undoes, and leaves the transaction as it is.
/// </summary>
public interface IChangeCounters
{
    /// <summary>What the counts lack with this build of the database, in words; null when they are complete.</summary>
    string? Gap { get; }

    /// <summary>Counts what runs on the session from here on. What counted before ends with this.</summary>
    /// <param name="told">Told of each table that a statement has touched, once the statement has ended; null for nobody.</param>
    IChangeCount Start(Action<TableTouch>? told = null);

    /// <summary>What a statement would drop that holds rows now. Runs nothing.</summary>
    /// <param name="statement">One statement. Of one that cannot be prepared as the database is now, nothing is known.</param>
    IReadOnlyList<DeletedRows> Foresee(string statement);
}
