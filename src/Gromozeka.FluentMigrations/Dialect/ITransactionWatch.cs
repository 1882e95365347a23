namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Detects what statements of a migration do to their transaction, and what other connections commit. Belongs to a session: not
/// thread-safe. The properties do not query the database, so that they can be read after a failure, and never throw.
/// </summary>
public interface ITransactionWatch
{
    /// <summary>
    /// Whether something was committed since the transaction began other than by <see cref="IDatabaseSession.Commit"/>: a statement ended
    /// it.
    /// </summary>
    bool IsCommittedByStatement { get; }

    /// <summary>Whether a statement ended the transaction, by a commit or a rollback, even if it began another.</summary>
    bool HasLostTransaction { get; }

    /// <summary>
    /// The number of commits on this connection since its first transaction or command, whoever requested them; null if they are not
    /// counted.
    /// </summary>
    long? Commits { get; }

    /// <summary>
    /// A number that changes with every commit of another connection, and with none of this one; null if the database does not know.
    /// </summary>
    long? CommitsOfOthers();
}
