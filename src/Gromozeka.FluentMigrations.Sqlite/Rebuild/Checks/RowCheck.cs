using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Checks that no row of a table meets a condition. The error counts the rows that do, names three, and contains the statement that finds
/// all of them.
/// </summary>
internal sealed record RowCheck
{
    private const int Samples = 3;

    /// <summary>The quoted table, or a query instead of it.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it is a copy, which is gone when the step is rolled back.</summary>
    public bool IsOfCopy { get; init; }

    /// <summary>
    /// For a copy, a query that is likely to give the same rows in the unchanged database; null if there is none.
    /// </summary>
    public string? Origin { get; init; }

    /// <summary>The condition that no row may meet.</summary>
    public required string Condition { get; init; }

    /// <summary>The columns that identify a row, quoted.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Describes a number of such rows for the message.</summary>
    public required Func<long, string> Fault { get; init; }

    public ErrorCode Code { get; init; } = ErrorCodes.RowsDoNotFit;

    public string Next { get; init; } = "correct the rows, in the migration before the change or manually, and start again";

    private string Finder => $"SELECT * FROM {Source} WHERE {Condition}";

    /// <summary>Rows of a table, with a verb for one row and for several rows.</summary>
    public static Func<long, string> Rows(string table, string one, string many, string what) =>
        count => $"{Quantity.Of(count, $"row of table {table} {one}", $"rows of table {table} {many}")} {what}";

    /// <summary>Values that several rows share.</summary>
    public static Func<long, string> Shared(string table, IEnumerable<string> columns) =>
        count =>
            $"several rows of table {table} share a value of ({string.Join(", ", columns)}), which is being made unique"
            + (count == 1 ? "" : $", in {Quantity.Of(count, "case")}");

    public CheckCommand ToCommand() => new(Code, Look, Next, Finder) { Query = Finder };

    private string? Look(IDatabaseSession session)
    {
        var count = session.Number($"SELECT count(*) FROM {Source} WHERE {Condition}");
        if (count == 0)
            return null;
        var key = string.Join(
            " || ', ' || ",
            Key.Select(column => $"{SqliteQuoter.Instance.QuoteValue(SqliteQuoter.Instance.UnQuote(column) + " ")} || quote({column})")
        );
        var samples = session.Rows($"SELECT {key} FROM {Source} WHERE {Condition} LIMIT {Samples}", row => row.GetString(0));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Fault(count)}: {string.Join("; ", samples)}{(count > samples.Count ? " …" : "")}{Advice(session, count)}"
        );
    }

    /// <summary>The statement that finds the rows when the step is rolled back; nothing if there is none.</summary>
    private string Advice(IDatabaseSession session, long count)
    {
        if (!IsOfCopy)
            return $". To find them: {Finder}";
        if (Origin is null)
            return "";
        try
        {
            return session.Number($"SELECT count(*) FROM {Origin} WHERE {Condition}") == count
                ? $". To find them: SELECT * FROM {Origin} WHERE {Condition}"
                : "";
        }
        catch (SqliteException)
        {
            return "";
        }
    }
}
