using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Sql;

namespace Gromozeka.FluentMigrations.Postgres.Trials;

/// <summary>A session within a transaction that is rolled back in the end: each of its transactions is a savepoint.</summary>
internal sealed class TrialSession : IDatabaseSession, ITransactionWatch
{
    private const string Step = "gromozeka_step";

    /// <summary>Behind the last step. A question that fails outside a step must not end everything that is tried.</summary>
    private const string Outside = "gromozeka_outside";

    private readonly PostgresSession _session;

    public TrialSession(PostgresSession session)
    {
        _session = session;
        Run($"SAVEPOINT {Outside}");
        session.BeforeReading = () =>
        {
            if (!InTransaction)
                Run($"ROLLBACK TO SAVEPOINT {Outside}");
        };
    }

    public bool IsNew => false;

    public string ConnectionString => _session.ConnectionString;

    public bool InTransaction { get; private set; }

    public ISchemaReader Schema => _session.Schema;

    public bool IsCommittedByStatement => false;

    public bool HasLostTransaction => _session.HasLostTransaction;

    public long? Commits => null;

    public long? CommitsOfOthers() => null;

    public void EnsureCreated()
    {
        // It exists.
    }

    public void Begin()
    {
        Run($"SAVEPOINT {Step}");
        InTransaction = true;
    }

    public void Commit()
    {
        Run($"RELEASE SAVEPOINT {Step}");
        Run($"RELEASE SAVEPOINT {Outside}");
        Run($"SAVEPOINT {Outside}");
        InTransaction = false;
    }

    public void Rollback()
    {
        _session.ClearInterruption();
        if (!InTransaction)
            return;
        InTransaction = false;
        try
        {
            if (_session.InTransaction && !_session.HasLostTransaction)
                Run($"ROLLBACK TO SAVEPOINT {Outside}");
        }
        catch (DbException)
        {
            // The connection is lost, and with it everything that was tried.
        }
    }

    public ICommandCollector NewCollector() => _session.NewCollector();

    /// <summary>Runs a command; one that would run by itself is undone if it fails.</summary>
    public void Execute(DatabaseCommand command)
    {
        if (command is SqlCommand { IsByAuthor: true } sql)
            command = sql with { Sql = TriedStatement.Of(sql.Sql) };
        if (InTransaction)
        {
            _session.Execute(command);
            return;
        }

        Begin();
        try
        {
            _session.Execute(command);
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public DbCommand CreateCommand(string sql) => _session.CreateCommand(sql);

    public object[]? ReadRepeated(string sql, params IReadOnlyList<object?> values) => _session.ReadRepeated(sql, values);

    public void Interrupt() => _session.Interrupt();

    public TCapability? Find<TCapability>()
        where TCapability : class => this as TCapability;

    public void Dispose() => _session.Dispose();

    private void Run(string sql) => _session.Execute(new SqlCommand(sql));
}
