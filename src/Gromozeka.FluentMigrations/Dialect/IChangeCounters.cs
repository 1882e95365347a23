namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Reports, on some databases, the rows that statements delete, whoever runs them. Belongs to a session: not thread-safe. A count
/// continues across transactions, reverts what a rollback undoes, and does not affect the transaction.
/// </summary>
public interface IChangeCounters
{
    /// <summary>What the counts miss with this build of the database, in words; null if they are complete.</summary>
    string? Gap { get; }

    /// <summary>Counts what runs on the session from now on. A previous count ends.</summary>
    /// <param name="told">Called with each table that a statement has touched, after the statement has ended; null for none.</param>
    IChangeCount Start(Action<TableTouch>? told = null);

    /// <summary>What a statement would do to tables and columns now. Runs nothing.</summary>
    /// <param name="statement">One statement.</param>
    StatementForecast Foresee(string statement);
}
