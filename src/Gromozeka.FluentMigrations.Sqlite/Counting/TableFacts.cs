using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>Reads facts about tables without the driver, even while another statement is beginning.</summary>
internal sealed class TableFacts(sqlite3 database)
{
    /// <summary>The stored columns of a table, in their order.</summary>
    public List<string> Columns(string schema, string name) =>
        Texts(
            $"SELECT name FROM pragma_table_xinfo({SqliteQuoter.Instance.QuoteValue(name)}, "
                + $"{SqliteQuoter.Instance.QuoteValue(schema)}) WHERE hidden = 0 ORDER BY cid"
        );

    /// <summary>
    /// Whether a table is ordinary, virtual, a view, or a part of a virtual table (<c>shadow</c>); null if it does not exist.
    /// </summary>
    public string? Type(string schema, string name) =>
        Texts(
            $"SELECT type FROM pragma_table_list({SqliteQuoter.Instance.QuoteValue(name)}) WHERE schema = "
                + $"{SqliteQuoter.Instance.QuoteValue(schema)} AND name = {SqliteQuoter.Instance.QuoteValue(name)}"
        )
            is [var type]
            ? type
            : null;

    /// <summary>What a table is; null if it does not exist.</summary>
    public KnownTable? Table(string schema, string name) =>
        Type(schema, name) is { } type ? new KnownTable(type, IsVolatile(schema), Columns(schema, name)) : null;

    /// <summary>Whether a schema disappears with the connection.</summary>
    public bool IsVolatile(string schema) =>
        schema == "temp"
        || (
            schema != "main"
            && Number(
                $"SELECT count(*) FROM pragma_database_list WHERE name = {SqliteQuoter.Instance.QuoteValue(schema)} AND coalesce(file, "
                    + "'') <> ''"
            ) == 0
        );

    /// <summary>
    /// The number of rows that a table stores itself. A virtual table that has no shadow tables, or that indexes another table, stores
    /// none.
    /// </summary>
    public long Rows(string schema, string name, bool isVirtual) =>
        isVirtual && (!HasShadows(schema, name) || IsIndexOnly(schema, name)) ? 0 : Number($"SELECT count(*) FROM {Quoted(schema, name)}");

    /// <summary>The number of rows of a table that have a value in a column.</summary>
    public long Filled(string schema, string name, string column) => Number($"SELECT count({Quoted(column)}) FROM {Quoted(schema, name)}");

    /// <summary>The single column of a table's primary key; null if there is no such column.</summary>
    public string? Key(string schema, string name) =>
        Texts(
            $"SELECT name FROM pragma_table_info({SqliteQuoter.Instance.QuoteValue(name)}, "
                + $"{SqliteQuoter.Instance.QuoteValue(schema)}) WHERE pk > 0"
        )
            is [var key]
            ? key
            : null;

    /// <summary>The number of rows of a table whose key exists in one of several other tables.</summary>
    public long Found(string schema, string name, string key, IEnumerable<(string Schema, string Name)> others) =>
        Number(
            $"SELECT count(*) FROM {Quoted(schema, name)} t WHERE "
                + string.Join(
                    " OR ",
                    others.Select(other => $"t.{Quoted(key)} IN (SELECT o.{Quoted(key)} FROM {Quoted(other.Schema, other.Name)} o)")
                )
        );

    /// <summary>Whether the CREATE statement of a table contains a word.</summary>
    public bool Mentions(string schema, string name, string word) =>
        Texts($"SELECT sql FROM {Quoted(schema, "sqlite_master")} WHERE name = {SqliteQuoter.Instance.QuoteValue(name)} AND type = 'table'")
            .Exists(sql => SqliteTokenizer.Read(sql).Any(token => token.Is(word)));

    /// <summary>
    /// Numbers that differ after every change of the schema, and of the temporary one; null if other files are attached, which have numbers
    /// of their own.
    /// </summary>
    public (long Main, long Temp)? SchemaVersions()
    {
        // main is 0, and temp 1, once there is anything in it.
        var last = 0;
        Each("PRAGMA database_list", row => last = Math.Max(last, raw.sqlite3_column_int(row, 0)));
        return last > 1 ? null : (Number("PRAGMA main.schema_version"), last == 1 ? Number("PRAGMA temp.schema_version") : 0);
    }

    /// <summary>The tables of a schema with their root pages (0 for a virtual table), as the schema table has them.</summary>
    public List<(string Name, long Root)> Roots(string schema)
    {
        var roots = new List<(string, long)>();
        Each($"SELECT name, rootpage FROM {Quoted(schema, "sqlite_master")} WHERE type = 'table'", row =>
            roots.Add((raw.sqlite3_column_text(row, 0).utf8_to_string(), raw.sqlite3_column_int64(row, 1)))
        );
        return roots;
    }

    private bool HasShadows(string schema, string name) =>
        Number(
            $"SELECT count(*) FROM pragma_table_list WHERE schema = {SqliteQuoter.Instance.QuoteValue(schema)} AND type = 'shadow' AND "
                + $"substr(name, 1, {name.Length + 1}) = {SqliteQuoter.Instance.QuoteValue(name + "_")}"
        ) > 0;

    /// <summary>A full-text table with <c>content=</c> indexes the rows of the table that it names.</summary>
    private bool IsIndexOnly(string schema, string name)
    {
        var sql = Texts($"SELECT sql FROM {Quoted(schema, "sqlite_master")} WHERE name = {SqliteQuoter.Instance.QuoteValue(name)}")
            is [var text]
            ? text
            : "";
        var tokens = SqliteTokenizer.Read(sql).ToList();
        for (var index = 0; index + 2 < tokens.Count; index++)
        {
            if (tokens[index].Is("content") && tokens[index + 1].Is('='))
                return tokens[index + 2].Name.Length > 0;
        }

        return false;
    }

    private static string Quoted(string schema, string name) => $"{Quoted(schema)}.{Quoted(name)}";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private List<string> Texts(string sql)
    {
        var texts = new List<string>();
        Each(sql, row => texts.Add(raw.sqlite3_column_text(row, 0).utf8_to_string()));
        return texts;
    }

    private long Number(string sql)
    {
        var number = 0L;
        Each(sql, row => number = raw.sqlite3_column_int64(row, 0));
        return number;
    }

    private void Each(string sql, Action<sqlite3_stmt> read)
    {
        var code = raw.sqlite3_prepare_v2(database, sql, out var statement);
        using (statement)
        {
            while (code is raw.SQLITE_OK or raw.SQLITE_ROW)
            {
                code = raw.sqlite3_step(statement);
                if (code == raw.SQLITE_ROW)
                    read(statement);
            }
        }

        if (code != raw.SQLITE_DONE)
            throw new InvalidOperationException($"{raw.sqlite3_errmsg(database).utf8_to_string()} ({sql})");
    }
}
