using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Sql;

namespace Gromozeka.FluentMigrations.Postgres.Trials;

/// <summary>A session within a transaction that is rolled back in the end: each of its transactions is a savepoint.</summary>
internal sealed class TrialSession(PostgresSession session) : IDatabaseSession, ITransactionWatch
{
    private const string Savepoint = "gromozeka_step";

    public bool IsNew => false;

    public string ConnectionString => session.ConnectionString;

    public bool InTransaction { get; private set; }

    public ISchemaReader Schema => session.Schema;

    public bool IsCommittedByStatement => false;

    public bool HasLostTransaction => session.HasLostTransaction;

    public long? Commits => null;

    public long? CommitsOfOthers() => null;

    public void EnsureCreated()
    {
        // It exists.
    }

    public void Begin()
    {
        session.Execute(new SqlCommand($"SAVEPOINT {Savepoint}"));
        InTransaction = true;
    }

    public void Commit()
    {
        session.Execute(new SqlCommand($"RELEASE SAVEPOINT {Savepoint}"));
        InTransaction = false;
    }

    public void Rollback()
    {
        session.ClearInterruption();
        if (!InTransaction)
            return;
        InTransaction = false;
        try
        {
            if (session.InTransaction && !session.HasLostTransaction)
                session.Execute(new SqlCommand($"ROLLBACK TO SAVEPOINT {Savepoint}"));
        }
        catch (DbException)
        {
            // The connection is lost, and with it everything that was tried.
        }
    }

    public ICommandCollector NewCollector() => session.NewCollector();

    /// <summary>Runs a command; one that would run by itself is undone if it fails.</summary>
    public void Execute(DatabaseCommand command)
    {
        if (command is SqlCommand { IsByAuthor: true } sql)
            command = sql with { Sql = TriedStatement.Of(sql.Sql) };
        if (InTransaction)
        {
            session.Execute(command);
            return;
        }

        Begin();
        try
        {
            session.Execute(command);
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public DbCommand CreateCommand(string sql) => session.CreateCommand(sql);

    public object? ReadRepeated(string sql, object? value) => session.ReadRepeated(sql, value);

    public void Interrupt() => session.Interrupt();

    public TCapability? Find<TCapability>()
        where TCapability : class => this as TCapability;

    public void Dispose() => session.Dispose();
}
