using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Gromozeka.FluentMigrations.Postgres.Connections;

/// <summary>Runs the commands of a session: in its transaction, if it has one, or else each statement by itself.</summary>
internal sealed class SessionStatements(SessionConnection link, SessionTransaction transaction)
{
    /// <summary>The number of the transaction that is open now; null for none that has written.</summary>
    private const string TransactionId = "SELECT pg_current_xact_id_if_assigned()::text";

    private NpgsqlConnection? _prepared;

    /// <summary>How often something outside a transaction was committed, or may have been.</summary>
    public long Commits { get; private set; }

    /// <summary>A command for reading.</summary>
    public NpgsqlCommand Create(string sql) => new(sql, link.Open, transaction.Current);

    /// <exception cref="StatementException">A statement failed.</exception>
    public void Execute(DatabaseCommand command)
    {
        switch (command)
        {
            case ConnectionCommand code:
                RunCode(code);
                break;
            case SqlCommand { IsByAuthor: true } sql:
                RunOfAuthor(sql.Sql);
                break;
            case SqlCommand sql:
                foreach (var row in sql.Rows.DefaultIfEmpty([]))
                    Run(sql.Sql, row);
                break;
            default:
                throw new InvalidOperationException($"The dialect has no command {command.GetType().Name}.");
        }
    }

    /// <summary>A parameter of the engine's statements. A text becomes whatever its place asks for, as a literal does.</summary>
    public static NpgsqlParameter Parameter(int index, object? value)
    {
        var parameter = new NpgsqlParameter(string.Create(CultureInfo.InvariantCulture, $"p{index}"), value ?? DBNull.Value);
        if (value is null or string)
            parameter.NpgsqlDbType = NpgsqlDbType.Unknown;
        return parameter;
    }

    private void Run(string sql, IReadOnlyList<object?> row) => Told(sql, connection =>
        {
            using var command = new NpgsqlCommand(sql, connection, transaction.Current);
            for (var index = 0; index < row.Count; index++)
                command.Parameters.Add(Parameter(index, row[index]));
            command.ExecuteNonQuery();
        });

    /// <summary>
    /// Runs a statement that may do anything, also end the transaction: in the same round trip the server is asked which is open then.
    /// </summary>
    private void RunOfAuthor(string sql)
    {
        if (transaction.Current is not { } current)
        {
            RunAlone(sql);
            return;
        }

        Told(sql, connection =>
        {
            using var batch = new NpgsqlBatch(connection, current);
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(TransactionId));
            using var row = batch.ExecuteReader();
            string? id = null;
            do
            {
                while (row.Read())
                    id = row.IsDBNull(0) ? null : row.GetValue(0) as string;
            } while (row.NextResult());
            row.Close();
            transaction.Check(id);
        });
    }

    /// <summary>
    /// A statement outside the engine's transaction is sent by itself: some do not run otherwise (CREATE INDEX CONCURRENTLY).
    /// </summary>
    private void RunAlone(string sql)
    {
        var mayLeaveSomething = TriedStatement.MayFailInPart(sql);
        if (mayLeaveSomething)
            Commits++;
        Told(sql, connection =>
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        });
        if (!mayLeaveSomething)
            Commits++;
        LookForTransaction();
    }

    private void RunCode(ConnectionCommand code)
    {
        var current = transaction.Current;
        Told(code.Text, connection => code.Operation(connection, current));
        if (current is null)
            LookForTransaction();
        else
            transaction.Check(transaction.Current is null ? null : link.Open.Read(TransactionId) as string);
    }

    /// <summary>A savepoint can be set only in a transaction.</summary>
    private void LookForTransaction()
    {
        if (!link.IsAlive)
            return;
        try
        {
            link.Open.Run("SAVEPOINT gromozeka");
            link.Open.Run("RELEASE SAVEPOINT gromozeka");
            transaction.IsLeftOpen = true;
        }
        catch (PostgresException cause)
        {
            transaction.IsLeftOpen = cause.SqlState != PostgresErrorCodes.NoActiveSqlTransaction;
        }
    }

    private void Told(string sql, Action<NpgsqlConnection> work)
    {
        try
        {
            link.Run(connection =>
            {
                Prepare(connection);
                work(connection);
                return true;
            });
        }
        catch (PostgresException cause) when (!PostgresFaults.IsConnectionLost(cause))
        {
            if (Violations.Of(sql, cause) is { } violation)
                throw violation;
            throw new StatementException(sql, cause);
        }
    }

    /// <summary>
    /// Sets the time-outs of statements outside transactions, once for each connection that runs any. They were given when it was opened,
    /// but a pooler may not have passed them on.
    /// </summary>
    private void Prepare(NpgsqlConnection connection)
    {
        if (ReferenceEquals(_prepared, connection) || transaction.IsOpen || !link.Writes)
            return;
        connection.Run(transaction.SessionSettings);
        _prepared = connection;
    }
}
