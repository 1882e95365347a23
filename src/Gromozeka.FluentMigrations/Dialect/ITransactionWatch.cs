namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Notices what statements of a migration do to the transaction that they run in, and what other connections commit. Of a session: not thread-safe. The
/// properties ask nothing of the database, so that they can be read after a failure, and never throw.
/// </summary>
public interface ITransactionWatch
{
    /// <summary>
    /// Whether something was committed since the transaction began other than by <see cref="IDatabaseSession.Commit"/>: a statement ended it.
    /// </summary>
    bool IsCommittedByStatement { get; }

    /// <summary>Whether a statement ended the transaction, by a commit or a rollback, even if it began another.</summary>
    bool HasLostTransaction { get; }

    /// <summary>How often something was committed on this connection since it first began or ran something, whoever asked for it.</summary>
    long Commits { get; }

    /// <summary>A number that every commit of another connection changes, and none of this one.</summary>
    long CommitsOfOthers();
}
