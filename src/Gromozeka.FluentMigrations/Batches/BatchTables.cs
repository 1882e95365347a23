using System.Data;
using System.Globalization;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Batches;

/// <summary>
/// The tables of data migrations in batches: one with a row for each running migration, one with the rows that were skipped. They are
/// created when the first such migration begins. Histories of one schema share them: each row names its version table. Stateless.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="versions">The version table.</param>
internal sealed class BatchTables(IDatabase database, TableName versions)
{
    public const string StatesName = "migration_batches";
    public const string SkipsName = "migration_batch_skips";

    private static readonly string[] s_columns =
    [
        "history",
        "version",
        "direction",
        "table_name",
        "key_columns",
        "work",
        "done_key",
        "end_key",
        "total_rows",
        "rows_done",
        "rows_skipped",
        "batches",
        "worked_ms",
        "is_paused",
        "started_at",
        "updated_at",
    ];

    private static readonly string[] s_skipColumns = ["history", "version", "direction", "table_name", "row_key", "error", "skipped_at"];

    private readonly string _states = database.Quote(new TableName(versions.Schema, StatesName));
    private readonly string _skips = database.Quote(new TableName(versions.Schema, SkipsName));

    /// <summary>The names of both tables.</summary>
    public IReadOnlyList<TableName> Names { get; } = [new(versions.Schema, StatesName), new(versions.Schema, SkipsName)];

    /// <summary>Whether the table of states exists.</summary>
    public bool Exist(IDatabaseSession session) => !session.IsNew && session.HasTable(Names[0]);

    /// <summary>Creates the tables if they do not exist. Runs within the caller's transaction.</summary>
    public void EnsureCreated(IDatabaseSession session)
    {
        foreach (var (name, columns) in new[] { (Names[0], StateColumns()), (Names[1], SkipColumns()) })
        {
            if (session.HasTable(name))
                continue;
            var collector = session.NewCollector();
            new CreateTableExpression
            {
                SchemaName = versions.Schema,
                TableName = name.Name,
                Columns = columns,
            }.ExecuteWith(collector);
            foreach (var command in collector.Take())
                session.Execute(command);
        }
    }

    /// <summary>Reads the row of a version; null if it is not running. The table must exist.</summary>
    public BatchState? Read(IDatabaseSession session, long version) =>
        Rows().Add($" AND {Column("version")} = ").Value(version).ReadFirst(session) is { } row ? StateOf(row) : null;

    /// <summary>Reads the rows of all running migrations, in the order of their versions; empty if there is no table.</summary>
    public IReadOnlyList<BatchState> ReadAll(IDatabaseSession session) =>
        Exist(session) ? [.. Rows().Add($" ORDER BY {Column("version")}").Read(session).Select(StateOf)] : [];

    /// <summary>Adds the row of a migration that begins.</summary>
    public void Add(IDatabaseSession session, BatchState state) =>
        session.Execute(
            new SqlCommand($"INSERT INTO {_states} ({Columns(s_columns)}) VALUES ({Parameters(s_columns.Length)})")
            {
                Rows = [ValuesOf(state)],
            }
        );

    /// <summary>Writes how far a migration is.</summary>
    public void Advance(IDatabaseSession session, BatchState state) =>
        session.Execute(
            new SqlCommand(Progress)
            {
                IsRepeated = true,
                Rows =
                [
                    [
                        Text(state.Done),
                        state.Rows,
                        state.Skipped,
                        state.Batches,
                        (long)state.Worked.TotalMilliseconds,
                        state.UpdatedAt,
                        versions.Name,
                        state.Version,
                    ],
                ],
            }
        );

    /// <summary>Removes the row of a migration that has ended.</summary>
    public void Remove(IDatabaseSession session, long version) =>
        session.Execute(
            new SqlCommand($"DELETE FROM {_states} WHERE {Set("history", 0)} AND {Set("version", 1)}")
            {
                Rows =
                [
                    [versions.Name, version],
                ],
            }
        );

    /// <summary>Pauses every running migration, or lets it continue.</summary>
    public void SetPaused(IDatabaseSession session, bool isPaused) =>
        session.Execute(
            new SqlCommand($"UPDATE {_states} SET {Set("is_paused", 0)} WHERE {Set("history", 1)}")
            {
                Rows =
                [
                    [isPaused ? 1L : 0L, versions.Name],
                ],
            }
        );

    /// <summary>Records a row that was left as it is.</summary>
    public void AddSkip(IDatabaseSession session, BatchState state, object?[] key, string error) =>
        session.Execute(
            new SqlCommand($"INSERT INTO {_skips} ({Columns(s_skipColumns)}) VALUES ({Parameters(s_skipColumns.Length)})")
            {
                IsRepeated = true,
                Rows =
                [
                    [versions.Name, state.Version, DirectionName(state.Direction), state.Table, Text(key), error, state.UpdatedAt],
                ],
            }
        );

    private string Progress =>
        field ??=
            $"UPDATE {_states} SET {Set("done_key", 0)}, {Set("rows_done", 1)}, {Set("rows_skipped", 2)}, {Set("batches", 3)}, "
            + $"{Set("worked_ms", 4)}, {Set("updated_at", 5)} WHERE {Set("history", 6)} AND {Set("version", 7)}";

    /// <summary>The rows of this history.</summary>
    private SqlBuilder Rows() => new SqlBuilder().Add(Select).Value(versions.Name);

    private string Select => field ??= $"SELECT {Columns(s_columns[1..])} FROM {_states} WHERE {Column("history")} = ";

    private static string? Text(object?[]? key) => key is null ? null : KeyValues.Write(key);

    private static string DirectionName(StepDirection direction) => direction == StepDirection.Up ? "up" : "down";

    private IReadOnlyList<object?> ValuesOf(BatchState state) =>
        [
            versions.Name,
            state.Version,
            DirectionName(state.Direction),
            state.Table,
            KeyValues.Write([.. state.Key]),
            state.Work,
            Text(state.Done),
            Text(state.End),
            state.TotalRows,
            state.Rows,
            state.Skipped,
            state.Batches,
            (long)state.Worked.TotalMilliseconds,
            state.IsPaused ? 1L : 0L,
            state.StartedAt,
            state.UpdatedAt,
        ];

    private static BatchState StateOf(object?[] row) =>
        new()
        {
            Version = Number(row[0]),
            Direction = (string?)row[1] == "up" ? StepDirection.Up : StepDirection.Down,
            Table = (string)row[2]!,
            Key = [.. KeyValues.Read((string)row[3]!).Cast<string>()],
            Work = (string)row[4]!,
            Done = row[5] is string done ? KeyValues.Read(done) : null,
            End = row[6] is string end ? KeyValues.Read(end) : null,
            TotalRows = Number(row[7]),
            Rows = Number(row[8]),
            Skipped = Number(row[9]),
            Batches = Number(row[10]),
            Worked = TimeSpan.FromMilliseconds(Number(row[11])),
            IsPaused = Number(row[12]) != 0,
            StartedAt = (string)row[13]!,
            UpdatedAt = (string)row[14]!,
        };

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(Column));

    private static string Parameters(int count) => string.Join(", ", Enumerable.Range(0, count).Select(index => $"@p{index}"));

    private string Column(string name) => database.Quoter.QuoteColumnName(name);

    private string Set(string column, int parameter) => $"{Column(column)} = @p{parameter}";

    private static List<ColumnDefinition> StateColumns() =>
        [
            Of(StatesName, "history", DbType.String, isKey: true),
            Of(StatesName, "version", DbType.Int64, isKey: true),
            Of(StatesName, "direction", DbType.String),
            Of(StatesName, "table_name", DbType.String),
            Of(StatesName, "key_columns", DbType.String),
            Of(StatesName, "work", DbType.String),
            Of(StatesName, "done_key", DbType.String, isNullable: true),
            Of(StatesName, "end_key", DbType.String, isNullable: true),
            Of(StatesName, "total_rows", DbType.Int64),
            Of(StatesName, "rows_done", DbType.Int64),
            Of(StatesName, "rows_skipped", DbType.Int64),
            Of(StatesName, "batches", DbType.Int64),
            Of(StatesName, "worked_ms", DbType.Int64),
            Of(StatesName, "is_paused", DbType.Int64),
            Of(StatesName, "started_at", DbType.String),
            Of(StatesName, "updated_at", DbType.String),
        ];

    private static List<ColumnDefinition> SkipColumns() =>
        [
            Of(SkipsName, "history", DbType.String),
            Of(SkipsName, "version", DbType.Int64),
            Of(SkipsName, "direction", DbType.String),
            Of(SkipsName, "table_name", DbType.String),
            Of(SkipsName, "row_key", DbType.String),
            Of(SkipsName, "error", DbType.String),
            Of(SkipsName, "skipped_at", DbType.String),
        ];

    private static ColumnDefinition Of(string table, string name, DbType type, bool isKey = false, bool isNullable = false) =>
        new()
        {
            Name = name,
            TableName = table,
            Type = type,
            IsPrimaryKey = isKey,
            IsNullable = isNullable,
        };
}
