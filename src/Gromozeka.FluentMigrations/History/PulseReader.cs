using System.Data.Common;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.History;

/// <summary>
/// Reads the pulse of a history with one query. Missing tables and columns are detected only when that query fails, and remembered, so that
/// the next query succeeds. Thread-safe.
/// </summary>
internal sealed class PulseReader(IDatabase database, MigrationHistory history, IVersionTableMetaData names, MigrationLog? log)
{
    private readonly TableName _table = new(names.SchemaName, names.TableName);
    private volatile Query _query = new(database, names, hasTimes: true, log);

    /// <exception cref="MigrationException">The version table or the log cannot be read.</exception>
    public HistoryPulse Read(IDatabaseSession session, bool isSecondTry = false)
    {
        if (session.IsNew)
            return HistoryPulse.None;
        try
        {
            return Read(session, _query.Text);
        }
        catch (Exception cause) when (cause is DbException or FormatException)
        {
            if (database.Explain(cause, HistoryErrors.Unchanged) is { } fault)
                throw fault;
            if (!history.Exists(session))
                return HistoryPulse.None;
            if (isSecondTry)
                throw HistoryErrors.Unreadable(database.Name, _table, cause);
        }

        var collector = session.NewCollector();
        _query = new(
            database,
            names,
            collector.ColumnExists(names.SchemaName, names.TableName, names.AppliedOnColumnName),
            history.Log.Exists(collector) ? log : null
        );
        return Read(session, isSecondTry: true);
    }

    private static HistoryPulse Read(IDatabaseSession session, string query)
    {
        var highest = new List<long>();
        var (count, halfDone, times) = (0L, 0L, new object[] { DBNull.Value, DBNull.Value });
        using var command = session.CreateCommand(query);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            (count, times[0], times[1], halfDone) = (row.GetInt64(1), row.GetValue(2), row.GetValue(3), row.GetInt64(4));
            if (count > 0)
                highest.Add(HistoryValues.Version(row.GetValue(0)));
        }

        highest.Sort();
        return new HistoryPulse(highest, count, (int)halfDone, times.Max(HistoryValues.Time));
    }

    private sealed class Query(IDatabase database, IVersionTableMetaData names, bool hasTimes, MigrationLog? log)
    {
        public string Text { get; } = PulseQuery.Of(database, names, hasTimes, log?.Statements);
    }
}
