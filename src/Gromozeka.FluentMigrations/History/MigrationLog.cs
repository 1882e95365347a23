using System.Data;
using System.Globalization;
using System.Reflection;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.History;

/// <summary>The append-only audit table: one row for each attempted step. Creates expressions and commands; runs nothing.</summary>
/// <param name="database">The database.</param>
/// <param name="schema">The schema of the version table, which also contains the log; null or empty for the default schema.</param>
internal sealed class MigrationLog(IDatabase database, string? schema)
{
    public const string DefaultName = "migration_log";

    internal static readonly string EngineVersion = typeof(MigrationLog)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    /// <summary>The table.</summary>
    public TableName Name { get; } = new(schema, DefaultName);

    /// <summary>Its SQL.</summary>
    public LogStatements Statements { get; } = new(database, new TableName(schema, DefaultName));

    /// <inheritdoc cref="LogStatements.Entries" />
    public string Entries(ICommandCollector collector) => Statements.Entries(collector.ColumnExists(schema, DefaultName, LogColumns.Notes));

    public CreateTableExpression Table =>
        new()
        {
            SchemaName = schema,
            TableName = DefaultName,
            Columns =
            [
                new ColumnDefinition
                {
                    Name = LogColumns.Id,
                    TableName = DefaultName,
                    Type = DbType.Int64,
                    IsPrimaryKey = true,
                    IsIdentity = true,
                },
                Column(LogColumns.Version, DbType.Int64),
                Column(LogColumns.Direction, DbType.String),
                Column(LogColumns.StartedAt, DbType.String),
                Column(LogColumns.Duration, DbType.Int64),
                Column(LogColumns.Outcome, DbType.String),
                Column(LogColumns.Error, DbType.String, nullable: true),
                Column(LogColumns.Host, DbType.String),
                Column(LogColumns.ProcessId, DbType.Int64),
                Column(LogColumns.EngineVersion, DbType.String),
                Column(LogColumns.Notes, DbType.String, nullable: true),
                Column(LogColumns.Fingerprint, DbType.Binary, nullable: true),
            ],
        };

    /// <summary>
    /// The columns written by every release that an existing log lacks. A table without the first columns belongs to another program.
    /// </summary>
    public IEnumerable<HistoryGap> Gaps(ICommandCollector collector) =>
        Missing(collector)
            .Where(column => !LogColumns.Later.Contains(column.Name))
            .Select(column => new HistoryGap($"the log {Name} has no column {column.Name}", IsOurs(collector) ? Addition(column) : null));

    /// <summary>
    /// The columns to add to a log that an earlier release created. Its existing columns do not change, so that the earlier release can
    /// still write to it.
    /// </summary>
    public IEnumerable<CreateColumnExpression> Upgrades(ICommandCollector collector) =>
        Missing(collector).Where(column => LogColumns.Later.Contains(column.Name)).Select(Addition);

    private IEnumerable<ColumnDefinition> Missing(ICommandCollector collector) =>
        Table.Columns.Where(column => !collector.ColumnExists(schema, DefaultName, column.Name));

    private bool IsOurs(ICommandCollector collector) =>
        !Missing(collector).Any(column => column.Name is LogColumns.Id or LogColumns.Version or LogColumns.Direction);

    private CreateColumnExpression Addition(ColumnDefinition column)
    {
        // Older rows have no value for it.
        column.IsNullable = true;
        return new CreateColumnExpression
        {
            SchemaName = schema,
            TableName = DefaultName,
            Column = column,
        };
    }

    public SqlCommand Entry(
        long version,
        string direction,
        string outcome,
        StartedStep started,
        string? error,
        string? notes = null,
        byte[]? fingerprint = null
    )
    {
        object?[] row =
        [
            version,
            direction,
            started.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            (long)started.Elapsed.TotalMilliseconds,
            outcome,
            error,
            Environment.MachineName,
            (long)Environment.ProcessId,
            EngineVersion,
        ];
        return notes is null && fingerprint is null
            ? new SqlCommand(Statements.Insert) { IsRepeated = true, Rows = [row] }
            : new SqlCommand(Statements.InsertWithLater)
            {
                IsRepeated = notes is null,
                Rows =
                [
                    [.. row, notes, fingerprint],
                ],
            };
    }

    private static ColumnDefinition Column(string name, DbType type, bool nullable = false) =>
        new()
        {
            Name = name,
            TableName = DefaultName,
            Type = type,
            IsNullable = nullable,
        };
}
