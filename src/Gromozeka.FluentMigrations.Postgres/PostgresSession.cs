using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Postgres.Schema;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres;

/// <summary>One connection to a PostgreSQL database.</summary>
internal sealed class PostgresSession : IDatabaseSession, ITransactionWatch
{
    private readonly PostgresDatabase _database;
    private readonly SessionConnection _link;
    private readonly SessionTransaction _transaction;
    private readonly SessionStatements _statements;

    public PostgresSession(PostgresDatabase database, SessionAccess access)
    {
        _database = database;
        _link = new SessionConnection(database, access);
        _transaction = new SessionTransaction(_link, database);
        _statements = new SessionStatements(_link, _transaction);
        Schema = new PostgresSchemaReader(this);
    }

    /// <summary>What is disposed with the session: its scratch database. Null for nothing.</summary>
    public IDisposable? Owner { get; init; }

    public bool IsNew => _link.IsNew;

    public string ConnectionString => _database.Sources.ConnectionString;

    public bool InTransaction => _transaction.IsOpen;

    public ISchemaReader Schema { get; }

    public bool IsCommittedByStatement => _transaction.IsCommittedByStatement;

    public bool HasLostTransaction => _transaction.IsLost;

    public long? Commits => _statements.Commits;

    /// <summary>The version of the server: 15 for 15.18.</summary>
    public int ServerVersion => _link.Open.PostgreSqlVersion.Major;

    /// <summary>Called before each question, outside of <see cref="Execute"/>; null for nothing.</summary>
    public Action? BeforeReading { get; set; }

    /// <summary>The connection, for the dialect's own questions.</summary>
    internal NpgsqlConnection Connection
    {
        get
        {
            BeforeReading?.Invoke();
            return _link.Open;
        }
    }

    /// <summary>The database.</summary>
    internal PostgresDatabase Database => _database;

    /// <summary>Connects, or finds that there is no database.</summary>
    public void Connect() => _link.TryOpen();

    public void EnsureCreated()
    {
        if (!IsNew)
            return;
        NewDatabase.Create(_database.Sources, _database.Name);
        _link.TryOpen();
    }

    public void Begin() => _transaction.Begin();

    /// <summary>
    /// Begins a transaction in which everything is tried, and which nothing can commit
    /// (<see cref="SessionTransaction.BeginTrial"/>).
    /// </summary>
    public void BeginTrial(TimeSpan patience) => _transaction.BeginTrial(patience);

    public void Commit() => _transaction.Commit();

    public void Rollback() => _transaction.Rollback();

    public ICommandCollector NewCollector() => new PostgresCollector(this);

    public void Execute(DatabaseCommand command)
    {
        if (command is CheckCommand check)
            check.Run(this);
        else
            _statements.Execute(command);
    }

    public DbCommand CreateCommand(string sql)
    {
        BeforeReading?.Invoke();
        return _statements.Create(sql);
    }

    public object[]? ReadRepeated(string sql, params IReadOnlyList<object?> values)
    {
        BeforeReading?.Invoke();
        using var command = _statements.Create(sql);
        for (var index = 0; index < values.Count; index++)
            command.Parameters.Add(SessionStatements.Parameter(index, values[index]));
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return null;
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return row;
    }

    public void Interrupt() => _link.Interrupt();

    /// <summary>Lets the session be used again after an interruption.</summary>
    public void ClearInterruption() => _link.ClearInterruption();

    public TCapability? Find<TCapability>()
        where TCapability : class => this as TCapability;

    public void Dispose()
    {
        if (_link.IsAlive)
            Rollback();
        _link.Dispose();
        Owner?.Dispose();
    }

    /// <summary>The server does not say: the history is read again for each step.</summary>
    public long? CommitsOfOthers() => null;
}
