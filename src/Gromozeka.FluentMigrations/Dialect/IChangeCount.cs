namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A running count. Disposing it ends it.</summary>
public interface IChangeCount : IDisposable
{
    /// <summary>
    /// What was deleted since the count began, of the rows that existed then: a table that was created since then counts as empty, unless
    /// rows were moved into it. Rows that moved to another table before theirs was dropped are not deleted.
    /// </summary>
    IReadOnlyList<DeletedRows> Read();

    /// <summary>
    /// Why the count may be too low; null if it is complete, as far as <see cref="IChangeCounters.Gap"/> says. Set after
    /// <see cref="Read"/>.
    /// </summary>
    string? Gap => null;
}
