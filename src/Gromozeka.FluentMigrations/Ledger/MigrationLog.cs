using System.Data;
using System.Globalization;
using System.Reflection;

using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Ledger;

/// <summary>The append-only audit table: one row for each attempted step. Makes expressions and commands; runs nothing.</summary>
internal sealed class MigrationLog(IQuoter quoter)
{
    public const string TableName = "migration_log";

    /// <summary>The outcome of a step that was committed.</summary>
    public const string Success = "success";

    private static readonly string EngineVersion =
        typeof(MigrationLog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private readonly string _insert =
        $"INSERT INTO {quoter.QuoteTableName(TableName)} (version, direction, started_at, duration_ms, outcome, error, host, process_id, engine_version) "
        + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)";

    /// <summary>The last success of each version: how long it took and in which direction.</summary>
    public string LastSuccesses { get; } =
        $"SELECT version, direction, duration_ms FROM {quoter.QuoteTableName(TableName)} WHERE outcome = '{Success}' ORDER BY id";

    /// <summary>Every entry, oldest first.</summary>
    public string Entries { get; } =
        $"SELECT version, direction, started_at, duration_ms, outcome, error, host, process_id, engine_version FROM {quoter.QuoteTableName(TableName)} ORDER BY id";

    public static CreateTableExpression Table => new()
    {
        TableName = TableName,
        Columns =
        [
            new ColumnDefinition { Name = "id", TableName = TableName, Type = DbType.Int64, IsPrimaryKey = true, IsIdentity = true },
            Column("version", DbType.Int64),
            Column("direction", DbType.String),
            Column("started_at", DbType.String),
            Column("duration_ms", DbType.Int64),
            Column("outcome", DbType.String),
            Column("error", DbType.String, nullable: true),
            Column("host", DbType.String),
            Column("process_id", DbType.Int64),
            Column("engine_version", DbType.String),
        ],
    };

    public SqlCommand Entry(long version, string direction, DateTimeOffset startedAt, TimeSpan duration, string? error) =>
        new(_insert)
        {
            Rows =
            [
                [
                    version, direction, startedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                    (long)duration.TotalMilliseconds, error is null ? Success : "failure", error,
                    Environment.MachineName, (long)Environment.ProcessId, EngineVersion,
                ],
            ],
        };

    private static ColumnDefinition Column(string name, DbType type, bool nullable = false) =>
        new() { Name = name, TableName = TableName, Type = type, IsNullable = nullable };
}
