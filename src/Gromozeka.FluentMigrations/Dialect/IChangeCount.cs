namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A count that is going on. Disposing it ends it.</summary>
public interface IChangeCount : IDisposable
{
    /// <summary>
    /// What was deleted since the count began, of the rows that were there then: a table that was made since holds nothing, unless rows
    /// were moved into it. Rows that moved to another table before theirs was dropped are not deleted.
    /// </summary>
    IReadOnlyList<DeletedRows> Read();

    /// <summary>Why what was read is not all that was deleted; null when it is, as far as <see cref="IChangeCounters.Gap"/> says. Known once it is read.</summary>
    string? Gap => null;
}
