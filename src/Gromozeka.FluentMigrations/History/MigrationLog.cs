using System.Data;
using System.Globalization;
using System.Reflection;

using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.History;

/// <summary>The append-only audit table: one row for each attempted step. Makes expressions and commands; runs nothing.</summary>
internal sealed class MigrationLog(IQuoter quoter)
{
    public const string TableName = "migration_log";

    private const string Notes = "notes";

    internal static readonly string EngineVersion =
        typeof(MigrationLog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private readonly string _insert =
        $"INSERT INTO {quoter.QuoteTableName(TableName)} (version, direction, started_at, duration_ms, outcome, error, host, process_id, engine_version) "
        + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)";

    /// <summary>Only what has notes names their column: a log that an earlier release made may lack it.</summary>
    private readonly string _insertWithNotes =
        $"INSERT INTO {quoter.QuoteTableName(TableName)} (version, direction, started_at, duration_ms, outcome, error, host, process_id, engine_version, {Notes}) "
        + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)";

    /// <summary>The successes in their order, the last one of a version last: in which direction, and how long it took.</summary>
    public string Successes { get; } =
        $"SELECT version, direction, duration_ms FROM {quoter.QuoteTableName(TableName)} "
        + $"WHERE outcome = '{StepOutcomes.Success}' OR direction = '{StepDirections.Repair}' ORDER BY id";

    /// <summary>Every row, the oldest first.</summary>
    public string Entries(ICommandCollector database) =>
        "SELECT version, direction, started_at, duration_ms, outcome, error, host, process_id, engine_version, "
        + $"{(database.ColumnExists(null, TableName, Notes) ? Notes : "NULL")} FROM {quoter.QuoteTableName(TableName)} ORDER BY id";

    /// <summary>The last rows of those versions whose last row says that something was begun, and not that it came to an end.</summary>
    public string Unsettled { get; } =
        $"SELECT l.version, l.direction, l.started_at, l.error, l.host, l.process_id FROM {quoter.QuoteTableName(TableName)} l "
        + $"WHERE l.outcome IN ('{StepOutcomes.Running}', '{StepOutcomes.Partial}') "
        + $"AND NOT EXISTS (SELECT 1 FROM {quoter.QuoteTableName(TableName)} m WHERE m.version = l.version AND m.id > l.id) ORDER BY l.version";

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
            Column(Notes, DbType.String, nullable: true),
        ],
    };

    /// <summary>What a log that is there lacks of what each release wrote. A table without its first columns is another program's.</summary>
    public static IEnumerable<HistoryGap> Gaps(ICommandCollector database) => Missing(database).Where(column => column.Name != Notes).Select(column => new HistoryGap(
        $"the log {TableName} has no column {column.Name}",
        IsOurs(database) ? Addition(column) : null));

    /// <summary>What a log gets that an earlier release made; its columns of before stay as they are, so that the earlier release goes on writing to it.</summary>
    public static IEnumerable<CreateColumnExpression> Upgrades(ICommandCollector database) =>
        Missing(database).Where(column => column.Name == Notes).Select(Addition);

    private static IEnumerable<ColumnDefinition> Missing(ICommandCollector database) =>
        Table.Columns.Where(column => !database.ColumnExists(null, TableName, column.Name));

    private static bool IsOurs(ICommandCollector database) => !Missing(database).Any(column => column.Name is "id" or "version" or "direction");

    private static CreateColumnExpression Addition(ColumnDefinition column)
    {
        // What was written before has no value for it.
        column.IsNullable = true;
        return new CreateColumnExpression { TableName = TableName, Column = column };
    }

    public SqlCommand Entry(long version, string direction, string outcome, StartedStep started, string? error, string? notes = null)
    {
        object?[] row =
        [
            version, direction, started.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            (long)started.Elapsed.TotalMilliseconds, outcome, error,
            Environment.MachineName, (long)Environment.ProcessId, EngineVersion,
        ];
        return notes is null
            ? new SqlCommand(_insert) { IsRepeated = true, Rows = [row] }
            : new SqlCommand(_insertWithNotes) { Rows = [[.. row, notes]] };
    }

    private static ColumnDefinition Column(string name, DbType type, bool nullable = false) =>
        new() { Name = name, TableName = TableName, Type = type, IsNullable = nullable };
}
