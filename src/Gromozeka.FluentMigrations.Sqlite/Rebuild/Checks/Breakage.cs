using System.Text.RegularExpressions;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Views and triggers that SQLite cannot compile. Their statements are not looked at when a table changes (a dropped column of a trigger
/// is noticed when it fires), so all of them are compiled before and after.
/// </summary>
internal static partial class Breakage
{
    private const string Objects = "SELECT type, name, tbl_name, sql FROM {0}.sqlite_master WHERE type IN ('view', 'trigger')";
    private const string Writable = "SELECT name FROM pragma_table_xinfo(@p0, @p1) WHERE hidden = 0 LIMIT 1";

    /// <summary>What is broken, each in words, with the reason.</summary>
    public static IReadOnlyList<string> Read(IDatabaseSession session, string schema) => [.. ReadObjects(session, schema).Select(broken => broken.Fault)];

    /// <summary>What is broken, with its statement.</summary>
    public static IReadOnlyList<(string Fault, string Sql)> ReadObjects(IDatabaseSession session, string schema)
    {
        var answers = new Dictionary<string, string?>();
        return [.. new[] { schema, "temp" }.Distinct().SelectMany(database => Read(session, database, answers))];
    }

    /// <summary>The check that nothing is broken which was not before.</summary>
    public static CheckCommand Check(string schema, string table, IReadOnlyList<string> before) => new(
        ErrorCodes.DependentBroken,
        session =>
        {
            var broken = Read(session, schema).Except(before).ToList();
            return broken.Count == 0 ? null : $"after the change of table {table} these would not work any more: {string.Join("; ", broken)}";
        },
        "drop what is named in the migration before the change and create it again behind it, in its new form",
        $"-- every view and trigger of {schema} compiles");

    private static IEnumerable<(string Fault, string Sql)> Read(IDatabaseSession session, string schema, Dictionary<string, string?> answers)
    {
        var sql = Objects.Replace("{0}", SqliteQuoter.Exact(schema), StringComparison.Ordinal);
        var objects = session.Rows(sql, row => (Type: row.GetString(0), Name: row.GetString(1), Table: row.GetString(2), Sql: row.GetString(3)));
        foreach (var (type, name, table, text) in objects)
        {
            var statement = type == "view"
                ? $"SELECT * FROM {SqliteQuoter.ExactTable(name, schema)}"
                : Firing(session, schema, table, TriggerEvent.Of(text));
            if (!answers.TryGetValue(statement, out var fault))
                answers[statement] = fault = Compile(session, statement);
            if (fault is not null && (type == "view" || IsAbout(text, fault)))
                yield return ($"{type} {name} ({fault})", text);
        }
    }

    /// <summary>A statement that fires a trigger: SQLite compiles the triggers together with what fires them.</summary>
    private static string Firing(IDatabaseSession session, string schema, string table, TriggerEvent fired)
    {
        var name = schema == "temp" ? SqliteQuoter.Exact(table) : SqliteQuoter.ExactTable(table, schema);
        if (fired.Verb == "INSERT")
            return $"INSERT INTO {name} DEFAULT VALUES";
        if (fired.Verb == "DELETE")
            return $"DELETE FROM {name}";
        var column = fired.Columns.Count > 0 ? fired.Columns[0] : session.Rows(Writable, row => row.GetString(0), table, schema).FirstOrDefault("rowid");
        return $"UPDATE {name} SET {SqliteQuoter.Exact(column)} = {SqliteQuoter.Exact(column)}";
    }

    private static string? Compile(IDatabaseSession session, string statement)
    {
        try
        {
            using var command = session.CreateCommand("EXPLAIN " + statement);
            using var reader = command.ExecuteReader();
            return null;
        }
        catch (SqliteException cause)
        {
            return Reason().Match(cause.Message) is { Success: true } match ? match.Groups[1].Value : cause.Message;
        }
    }

    /// <summary>Of several triggers that the same statement fires, those that have the name which SQLite stumbled over; all when it names none.</summary>
    private static bool IsAbout(string trigger, string fault)
    {
        return Missing().Match(fault) is not { Success: true } missing || SqliteTokenizer.Read(trigger).Mention(missing.Groups[1].Value);
    }

    [GeneratedRegex("^SQLite Error \\d+: '(.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Reason();

    /// <summary>The last part of the name that SQLite misses; where it stands in double quotes, SQLite adds a question behind it.</summary>
    [GeneratedRegex("^no such [a-z ]+: (?:[^\"]*[.])?\"?(.*?)\"?(?: - should this be .*)?$", RegexOptions.Singleline)]
    private static partial Regex Missing();
}
