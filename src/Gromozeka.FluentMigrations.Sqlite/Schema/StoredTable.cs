using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>A table as stored in the database, and what is dropped with it.</summary>
/// <param name="Schema">The name of its database: <c>main</c>, or that of an attached file.</param>
/// <param name="Name">Its name, as stored.</param>
/// <param name="Sql">Its CREATE TABLE statement, as stored.</param>
/// <param name="Indexes">Its indexes, in the order of their creation, except those of constraints.</param>
/// <param name="Triggers">Its triggers, in the order of their creation, including temporary ones.</param>
internal sealed record StoredTable(
    string Schema,
    string Name,
    string Sql,
    IReadOnlyList<StoredObject> Indexes,
    IReadOnlyList<StoredObject> Triggers
)
{
    // Not compared case-sensitively: tbl_name has the case of the statement that created the index or trigger, not that of the table.
    private const string Find = $"SELECT name, sql FROM {{0}}.sqlite_master WHERE type = 'table' AND name = @p0 {NameCollation.Same}";
    private const string FindAny =
        $"SELECT name FROM {{0}}.sqlite_master WHERE type IN ('table', 'view') AND name = @p0 {NameCollation.Same}";
    private const string Dependents =
        $"SELECT name, sql FROM {{0}}.sqlite_master WHERE type = '{{1}}' AND tbl_name = @p0 {NameCollation.Same} AND sql IS NOT NULL "
        + "ORDER BY rowid";

    public string Qualified => SqliteQuoter.ExactTable(Name, Schema);

    /// <returns>The table; null if there is none of that name.</returns>
    public static StoredTable? Read(IDatabaseSession session, string? schema, string table)
    {
        var database = string.IsNullOrEmpty(schema) ? "main" : SqliteQuoter.Instance.UnQuote(schema);
        var name = SqliteQuoter.Instance.UnQuote(table);
        var quoted = SqliteQuoter.Exact(database);
        var found = session.Rows(Format(Find, quoted), row => (row.GetString(0), row.GetString(1)), name);
        if (found is not [var (stored, sql)])
            return null;
        if (SqliteTokenizer.Read(sql).Skip(1).FirstOrDefault().Is("VIRTUAL"))
            throw new OperationRefusedException(
                $"{stored} is a virtual table: its module stores the rows, and SQLite cannot alter it",
                "create a new one with Execute.Sql and insert the rows into it"
            );
        StoredText.Check(session, database, "table", stored, sql);
        return new StoredTable(
            database,
            stored,
            sql,
            Read(session, database, "index", stored),
            [.. Read(session, database, "trigger", stored), .. Temporary(session, database, stored)]
        );
    }

    private static List<StoredObject> Read(IDatabaseSession session, string schema, string type, string table) =>
        session
            .Rows(
                Format(Dependents, SqliteQuoter.Exact(schema), type),
                row => new StoredObject(schema, row.GetString(0), row.GetString(1)),
                table
            )
            .ConvertAll(found => found.Checked(session, type));

    /// <summary>Temporary triggers are dropped with the table, but not those of a table of the same name in another database.</summary>
    private static IEnumerable<StoredObject> Temporary(IDatabaseSession session, string schema, string table) =>
        Names.Same(schema, "temp")
            ? []
            : Read(session, "temp", "trigger", table)
                .Where(trigger => Names.Same(TriggerEvent.Of(trigger.Sql).Schema ?? FirstOf(session, table), schema));

    /// <summary>
    /// The order in which SQLite searches for a table named without its database: temporary ones first, then the files in their order.
    /// </summary>
    private static string FirstOf(IDatabaseSession session, string table) =>
        session
            .Rows("SELECT name FROM pragma_database_list ORDER BY name <> 'temp', seq", row => row.GetString(0))
            .First(schema => session.Rows(Format(FindAny, SqliteQuoter.Exact(schema)), row => row.GetString(0), table).Count > 0);

    private static string Format(string sql, string schema, string type = "") =>
        sql.Replace("{0}", schema, StringComparison.Ordinal).Replace("{1}", type, StringComparison.Ordinal);
}

/// <summary>An index, a trigger or a view.</summary>
/// <param name="Schema">The database that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sql">Its statement, as stored.</param>
internal sealed record StoredObject(string Schema, string Name, string Sql)
{
    /// <exception cref="DatabaseOperationNotSupportedException">Its statement is not valid text.</exception>
    public StoredObject Checked(IDatabaseSession session, string type)
    {
        StoredText.Check(session, Schema, type, Name, Sql);
        return this;
    }

    /// <summary>
    /// The statement with the database before the name, so that SQLite does not use a temporary table of the same name. SQLite does not
    /// store the prefix.
    /// </summary>
    public string QualifiedSql
    {
        get
        {
            var name = SqliteTokenizer
                .Read(Sql)
                .SkipWhile(token => !token.Is("INDEX") && !token.Is("TRIGGER") && !token.Is("VIEW"))
                .ElementAt(1);
            return $"{Sql[..name.Start]}{SqliteQuoter.Exact(Schema)}.{Sql[name.Start..]}";
        }
    }
}
