using FluentMigrator.Exceptions;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A table as the database holds it, and what goes when it is dropped.</summary>
/// <param name="Schema">The name of its database: <c>main</c>, or that of an attached file.</param>
/// <param name="Name">Its name, as stored.</param>
/// <param name="Sql">Its CREATE TABLE statement, as stored.</param>
/// <param name="Indexes">Its indexes, in the order they were made; those of constraints are not among them.</param>
/// <param name="Triggers">Its triggers, in the order they were made, temporary ones included.</param>
internal sealed record StoredTable(
    string Schema, string Name, string Sql, IReadOnlyList<StoredObject> Indexes, IReadOnlyList<StoredObject> Triggers)
{
    // Names are compared by lower(): tbl_name has the case of the statement that made the index or trigger, not that of the table.
    private const string Find = "SELECT name, sql FROM {0}.sqlite_master WHERE type = 'table' AND lower(name) = lower(@p0)";
    private const string Dependents =
        "SELECT name, sql FROM {0}.sqlite_master WHERE type = '{1}' AND lower(tbl_name) = lower(@p0) AND sql IS NOT NULL ORDER BY rowid";

    public string Qualified => SqliteQuoter.Instance.QuoteTableName(Name, Schema);

    /// <returns>The table; null when there is none of that name.</returns>
    public static StoredTable? Read(IDatabaseSession session, string? schema, string table)
    {
        var database = string.IsNullOrEmpty(schema) ? "main" : SqliteQuoter.Instance.UnQuote(schema);
        var name = SqliteQuoter.Instance.UnQuote(table);
        var quoted = SqliteQuoter.Instance.Quote(database);
        var found = session.Rows(Format(Find, quoted), row => (row.GetString(0), row.GetString(1)), name);
        if (found is not [var (stored, sql)])
            return null;
        if (SqliteTokenizer.Read(sql).Skip(1).FirstOrDefault().Is("VIRTUAL"))
            throw new DatabaseOperationNotSupportedException(
                $"{stored} is a virtual table: its module keeps the rows, and SQLite cannot change it. Create a new one with Execute.Sql and insert the rows into it.");
        return new StoredTable(
            database, stored, sql, Read(session, database, "index", stored), [.. Read(session, database, "trigger", stored), .. Temporary(session, stored)]);
    }

    private static List<StoredObject> Read(IDatabaseSession session, string schema, string type, string table) =>
        session.Rows(Format(Dependents, SqliteQuoter.Instance.Quote(schema), type), row => new StoredObject(schema, row.GetString(0), row.GetString(1)), table);

    /// <summary>Temporary triggers go with the table, too; unless a temporary table of the same name hides it: then they are that one's.</summary>
    private static List<StoredObject> Temporary(IDatabaseSession session, string table) =>
        session.Rows(Format(Find, "temp"), row => row.GetString(0), table).Count > 0 ? [] : Read(session, "temp", "trigger", table);

    private static string Format(string sql, string schema, string type = "") =>
        sql.Replace("{0}", schema, StringComparison.Ordinal).Replace("{1}", type, StringComparison.Ordinal);
}

/// <summary>An index or a trigger.</summary>
/// <param name="Schema">The database that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sql">Its statement, as stored.</param>
internal sealed record StoredObject(string Schema, string Name, string Sql)
{
    /// <summary>
    /// The statement with the database before the name, so that a temporary table of the same name is not taken for the one meant. SQLite
    /// does not store it.
    /// </summary>
    public string QualifiedSql
    {
        get
        {
            var name = SqliteTokenizer.Read(Sql).SkipWhile(token => !token.Is("INDEX") && !token.Is("TRIGGER")).ElementAt(1);
            return $"{Sql[..name.Start]}{SqliteQuoter.Instance.Quote(Schema)}.{Sql[name.Start..]}";
        }
    }
}
