using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Suggests which table, column, index, view or trigger was probably meant by an unknown name.</summary>
internal static partial class NearNames
{
    /// <summary>SQLite's result code for a statement that it cannot compile, including because of unknown names.</summary>
    private const int Error = 1;

    /// <summary>The refusal of an operation on a table that does not exist.</summary>
    public static OperationRefusedException NoTable(IDatabaseSession session, string name) =>
        new(
            $"There is no table {name}",
            SchemaWith(session, name) is { } schema
                ? $"it is in the database {schema}: add InSchema(\"{schema}\")"
                : Next(name, Objects(session, "table"), "or create the table first")
        );

    /// <summary>The refusal of an operation on a column that does not exist.</summary>
    public static OperationRefusedException NoColumn(string table, string name, IReadOnlyList<string> columns) =>
        new($"Table {table} has no column {name}; it has {string.Join(", ", columns)}", Next(name, columns, "or add the column first"));

    /// <summary>
    /// SQLite's message about an unknown name, with the probably intended name. Null if the error has another cause, or no name is similar.
    /// </summary>
    public static SqliteException? Explain(IDatabaseSession session, string sql, SqliteException cause)
    {
        // An aborted transaction must not be queried.
        var unknown = Unknown().Match(cause.Message);
        if (cause.SqliteErrorCode != Error || !unknown.Success)
            return null;
        var name = unknown.Groups["name"].Value;
        var last = name[(name.LastIndexOf('.') + 1)..].Trim('"');
        var kind = unknown.Groups["kind"].Value;
        try
        {
            var known = (kind is "" or "column" ? Columns(session, sql) : Objects(session, kind)).ToList();
            return (Spelling.Nearest(name, known) ?? Spelling.Nearest(last, known)) is { } near
                ? new SqliteException($"{cause.Message} Did you mean {near}?", cause.SqliteErrorCode, cause.SqliteExtendedErrorCode)
                : null;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static string Next(string name, IEnumerable<string> known, string otherwise) =>
        Spelling.Nearest(name, known) is { } near ? $"did you mean {near}? Correct the name" : $"correct the name, {otherwise}";

    /// <summary>The names of a kind in every database of the connection; an object that can be read like a table may be a view.</summary>
    private static List<string> Objects(IDatabaseSession session, string kind) =>
        [
            .. Schemas(session)
                .SelectMany(schema =>
                    session.Rows(
                        $"SELECT name FROM {SqliteQuoter.Exact(schema)}.sqlite_master WHERE {NameCollation.IsNotInternal} AND (type = "
                            + "@p0 OR (@p0 = 'table' AND type = 'view'))",
                        row => row.GetString(0),
                        kind
                    )
                ),
        ];

    private static List<string> Schemas(IDatabaseSession session) =>
        session.Rows("SELECT name FROM pragma_database_list", row => row.GetString(0));

    /// <summary>The database that has a table with exactly this name; not the temporary one, which disappears with the step.</summary>
    private static string? SchemaWith(IDatabaseSession session, string name) =>
        Schemas(session)
            .Find(schema =>
                schema != "temp"
                && session
                    .Rows($"SELECT name FROM {SqliteQuoter.Exact(schema)}.sqlite_master WHERE type = 'table'", row => row.GetString(0))
                    .Exists(table => Names.Same(table, name))
            );

    private static IEnumerable<string> Columns(IDatabaseSession session, string sql)
    {
        var words = SqliteTokenizer.Read(sql).Select(token => token.Name).ToHashSet(NameComparer.Instance);
        return Objects(session, "table")
            .Where(words.Contains)
            .SelectMany(table => session.Rows("SELECT name FROM pragma_table_xinfo(@p0)", row => row.GetString(0), table));
    }

    [GeneratedRegex(
        """
            '(?:no\ such\ (?<kind>table|view|index|trigger|column):\ |table\ .+\ has\ no\ column\ named\ |unknown\ column\ )"*(?<name>.+?)"*
            (?:\ -\ should\ this\ .*|\ in\ foreign\ key\ definition.*)?'\.?$
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Unknown();
}
