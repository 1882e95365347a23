using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Dependencies;

/// <summary>
/// Lets SQLite compile dependents: a view by reading it, a trigger with a statement that fires it, a foreign key with the check of its
/// table. Nothing is executed. One statement may fire several triggers, and is compiled once for all of them.
/// </summary>
internal sealed partial class Compilation(IDatabaseSession session)
{
    private const string Writable = "SELECT name FROM pragma_table_xinfo(@p0, @p1) WHERE hidden = 0 LIMIT 1";
    private const string MissingParents =
        "SELECT DISTINCT f.\"table\" FROM pragma_foreign_key_list(@p0, @p1) f "
        + $"WHERE NOT EXISTS (SELECT 1 FROM {{0}}.sqlite_master m WHERE m.type = 'table' AND m.name = f.\"table\" {NameCollation.Same})";

    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    private readonly Dictionary<string, (string? Fault, string? QuotedFault)> _answers = [];

    public Health Of(Dependent one)
    {
        var (fault, quotedFault) = Faults(one);
        return new Health(fault, quotedFault, one.Type == "table" ? ReadMissing(one) : []);
    }

    /// <summary>Why SQLite cannot compile it, and why it cannot even if strings in double quotes are allowed.</summary>
    public (string? Fault, string? QuotedFault) Faults(Dependent one)
    {
        var statement = Statement(one);
        if (!_answers.TryGetValue(statement, out var answer))
            _answers[statement] = answer = Compile(statement);
        return (About(one, answer.Fault), About(one, answer.QuotedFault));
    }

    /// <summary>Why SQLite cannot compile it on this connection; null if it can.</summary>
    public string? FaultHere(Dependent one)
    {
        var (fault, quotedFault) = Faults(one);
        return QuotedTexts.AreAllowed(((SqliteSession)session).Connection) ? quotedFault : fault;
    }

    /// <summary>SQLite's message, without the driver's text around it.</summary>
    public static string ReasonOf(SqliteException cause) =>
        Reason().Match(cause.Message) is { Success: true } match ? match.Groups[1].Value : cause.Message;

    /// <summary>Why SQLite cannot compile a statement with the current settings of the connection; null if it can.</summary>
    public string? FaultOf(string statement)
    {
        using var command = session.CreateCommand("EXPLAIN " + statement);
        return Try(command);
    }

    private List<string> ReadMissing(Dependent one) =>
        session.Rows(
            MissingParents.Replace("{0}", Quoter.Quote(one.Schema), StringComparison.Ordinal),
            row => Names.Fold(row.GetString(0)),
            one.Name,
            one.Schema
        );

    private string Statement(Dependent one) =>
        one.Type switch
        {
            "view" => $"SELECT * FROM {Quoter.QuoteTableName(one.Name, one.Schema)}",
            "table" => $"PRAGMA {Quoter.Quote(one.Schema)}.foreign_key_check({Quoter.Quote(one.Name)})",
            _ => Firing(one.Schema, one.Table, TriggerEvent.Of(one.Sql)),
        };

    private string Firing(string schema, string table, TriggerEvent fired)
    {
        // A temporary trigger may be on a table of any database.
        var name = Quoter.QuoteTableName(table, fired.Schema ?? (schema == "temp" ? null : schema));
        if (fired.Verb == "INSERT")
            return $"INSERT INTO {name} DEFAULT VALUES";
        if (fired.Verb == "DELETE")
            return $"DELETE FROM {name}";
        var columns =
            fired.Columns.Count > 0
                ? fired.Columns
                : session.Rows(Writable, row => row.GetString(0), table, schema).DefaultIfEmpty("rowid");
        return $"UPDATE {name} SET {string.Join(", ", columns.Select(column => $"{Quoter.Quote(column)} = {Quoter.Quote(column)}"))}";
    }

    private (string?, string?) Compile(string statement)
    {
        using var command = session.CreateCommand("EXPLAIN " + statement);
        var connection = (SqliteConnection)command.Connection!;
        var areAllowed = QuotedTexts.AreAllowed(connection);
        try
        {
            QuotedTexts.Allow(connection, false);
            if (Try(command) is not { } fault)
                return (null, null);
            QuotedTexts.Allow(connection, true);
            return (fault, Try(command));
        }
        finally
        {
            QuotedTexts.Allow(connection, areAllowed);
        }
    }

    private static string? Try(System.Data.Common.DbCommand command)
    {
        try
        {
            using var reader = command.ExecuteReader();
            return null;
        }
        catch (SqliteException cause)
        {
            return ReasonOf(cause);
        }
    }

    /// <summary>
    /// If the same statement fires several triggers, the fault concerns those that contain the name that SQLite does not find, or all of
    /// them if the message has no name.
    /// </summary>
    private static string? About(Dependent one, string? fault) =>
        fault is not null
        && (
            IsOfConnection(fault)
            || (
                one.Type == "trigger"
                && Missing().Match(fault) is { Success: true } missing
                && !SqliteTokenizer.Read(one.Sql).Mention(missing.Groups[1].Value)
            )
        )
            ? null
            : fault;

    /// <summary>
    /// A collation that is not registered on this connection indicates no fault of the schema: the program that uses it registers it.
    /// </summary>
    private static bool IsOfConnection(string fault) => fault.StartsWith("no such collation sequence", StringComparison.Ordinal);

    [GeneratedRegex("^SQLite Error \\d+: '(.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Reason();

    /// <summary>The last part of the missing name; if it is in double quotes, SQLite appends a question.</summary>
    [GeneratedRegex("^no such [a-z ]+: (?:[^\"]*[.])?\"?(.*?)\"?(?: - should this be .*)?$", RegexOptions.Singleline)]
    private static partial Regex Missing();
}
