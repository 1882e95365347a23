using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.History;

/// <summary>The SQL with which the engine reads and writes its log, each statement made when it is first used.</summary>
internal sealed class LogStatements
{
    private readonly string _table;
    private readonly Func<string, string> _column;

    public LogStatements(IDatabase database, TableName table)
    {
        _table = database.Quote(table);
        _column = database.Quoter.QuoteColumnName;
    }

    /// <summary>A row without notes and fingerprint.</summary>
    public string Insert => field ??= InsertOf(LogColumns.Always);

    /// <summary>
    /// A row with notes or a fingerprint. Only such a row names their columns, because a log created by an earlier release may lack them.
    /// </summary>
    public string InsertWithLater => field ??= InsertOf([.. LogColumns.Always, .. LogColumns.Later]);

    /// <summary>The successful steps in order, so that the last one of a version comes last: its direction and duration.</summary>
    public string Successes =>
        field ??=
            $"SELECT {Of("l", LogColumns.Version, LogColumns.Direction, LogColumns.Duration)} FROM {_table} l "
            + $"WHERE {Of("l", LogColumns.Outcome)} = '{StepOutcomes.Success}' OR {Of("l", LogColumns.Direction)} = "
            + $"'{StepDirections.Repair}' ORDER BY {Of("l", LogColumns.Id)}";

    /// <summary>For each version whose last row says that a step started, but not that it finished: that row.</summary>
    public string Unsettled =>
        field ??=
            $"SELECT {Of("l", LogColumns.Version, LogColumns.Direction, LogColumns.StartedAt)}, "
            + $"{Of("l", LogColumns.Error, LogColumns.Host, LogColumns.ProcessId)} FROM {_table} l "
            + $"WHERE {IsUnsettled} ORDER BY {Of("l", LogColumns.Version)}";

    /// <summary>For each version that the last entry about it applied, with a fingerprint: this, and when the step began.</summary>
    public string Fingerprints =>
        $"SELECT {Of("l", LogColumns.Version, LogColumns.Fingerprint, LogColumns.StartedAt)} FROM {_table} l "
        + $"WHERE {Of("l", LogColumns.Fingerprint)} IS NOT NULL AND {Of("l", LogColumns.Id)} IN "
        + $"(SELECT max({Of("m", LogColumns.Id)}) FROM {_table} m WHERE {Of("m", LogColumns.Outcome)} IN "
        + $"('{StepOutcomes.Success}', '{StepOutcomes.Accepted}', '{StepOutcomes.Applied}', '{StepOutcomes.NotApplied}') "
        + $"GROUP BY {Of("m", LogColumns.Version)})";

    /// <summary>An expression: when the last step began.</summary>
    public string LastStart =>
        field ??= $"(SELECT {Of("l", LogColumns.StartedAt)} FROM {_table} l WHERE {Of("l", LogColumns.Id)} = {LastId})";

    private string LastId => $"(SELECT max({Of("n", LogColumns.Id)}) FROM {_table} n)";

    private string IsUnsettled =>
        $"{Of("l", LogColumns.Outcome)} IN ('{StepOutcomes.Running}', '{StepOutcomes.Partial}') AND NOT EXISTS "
        + $"(SELECT 1 FROM {_table} m WHERE {Of("m", LogColumns.Version)} = {Of("l", LogColumns.Version)} "
        + $"AND {Of("m", LogColumns.Id)} > {Of("l", LogColumns.Id)})";

    /// <summary>
    /// An expression: how many rows of <see cref="Unsettled"/> are among the last rows. No run starts while there is such a row, so it is
    /// never far from the last row.
    /// </summary>
    /// <param name="rows">How many rows are read.</param>
    public string LastUnsettled(int rows) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"(SELECT count(*) FROM {_table} l WHERE {Of("l", LogColumns.Id)} > {LastId} - {rows} AND {IsUnsettled})"
        );

    /// <summary>Every row, oldest first.</summary>
    /// <param name="hasNotes">Whether the log has the notes column.</param>
    public string Entries(bool hasNotes) =>
        $"SELECT {Of("l", LogColumns.Always)}, {(hasNotes ? Of("l", LogColumns.Notes) : "NULL")} FROM {_table} l ORDER BY "
        + $"{Of("l", LogColumns.Id)}";

    private string InsertOf(IReadOnlyList<string> columns) =>
        $"INSERT INTO {_table} ({string.Join(", ", columns.Select(_column))}) VALUES "
        + $"({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})";

    /// <summary>The alias matters: SQLite treats a quoted name that is not a column as a string, unless it is qualified.</summary>
    private string Of(string alias, params IReadOnlyList<string> columns) =>
        string.Join(", ", columns.Select(column => $"{alias}.{_column(column)}"));
}
