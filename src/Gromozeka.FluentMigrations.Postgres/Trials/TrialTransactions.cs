using Gromozeka.FluentMigrations.Dialect;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Trials;

/// <summary>
/// Tries migrations on the database itself, with all of its rows, in a transaction that is rolled back. Until then it holds the locks that
/// the migrations take, so that it waits for them only briefly. Values that were taken from sequences stay taken.
/// </summary>
internal sealed class TrialTransactions(PostgresDatabase database) : IRowCopies
{
    /// <summary>Whoever waits for the lock of a table makes others wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public string Place => "in a transaction that was rolled back";

    public RowCopy Open(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var session = database.OpenSession(SessionAccess.Read);
        try
        {
            session.BeginTrial(Patience < database.LockTimeout ? Patience : database.LockTimeout);
            return RowCopy.Of(new TrialSession(session), () => { });
        }
        catch (PostgresException cause)
        {
            session.Dispose();
            return RowCopy.Impossible(
                $"a transaction for it could not be begun: {cause.MessageText} (SQLSTATE {cause.SqlState}); it needs the right to create "
                    + "temporary tables"
            );
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void DeleteLeft()
    {
        // The server rolls back what an ended process leaves.
    }
}
