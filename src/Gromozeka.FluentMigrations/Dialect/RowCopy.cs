namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A private copy of a database with its rows; or why there is none.</summary>
public sealed class RowCopy : IDisposable
{
    private readonly Action? _delete;

    private RowCopy(IDatabaseSession? session, Action? delete, string? obstacle) =>
        (Session, _delete, Obstacle) = (session, delete, obstacle);

    /// <summary>A session on the copy; null if there is none.</summary>
    public IDatabaseSession? Session { get; }

    /// <summary>Why there is no copy; null if there is one.</summary>
    public string? Obstacle { get; }

    /// <summary>A copy that was created.</summary>
    /// <param name="session">A session on it.</param>
    /// <param name="delete">Deletes it, once the session is closed.</param>
    public static RowCopy Of(IDatabaseSession session, Action delete) => new(session, delete, null);

    /// <summary>A copy that cannot be created.</summary>
    /// <param name="obstacle">Why, as a clause.</param>
    public static RowCopy Impossible(string obstacle) => new(null, null, obstacle);

    /// <summary>Closes the session and deletes the copy.</summary>
    public void Dispose()
    {
        try
        {
            Session?.Dispose();
        }
        finally
        {
            _delete?.Invoke();
        }
    }
}
