using System.Data.Common;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Reads a schema by PRAGMA, so that spacing, comments and quoting in the stored statements do not matter.</summary>
/// <param name="session">The database.</param>
/// <param name="handle">The connection, for information that SQLite returns only from its own functions.</param>
/// <param name="known">The cached tables, which are reused and kept up to date.</param>
internal sealed class SqliteSchemaReader(SqliteSession session, sqlite3 handle, Dictionary<string, KnownTable> known)
{
    private const string Master =
        $"SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view') AND {NameCollation.IsNotInternal}";

    private const string Objects =
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type IN ('view', "
        + $"'trigger') OR {NameCollation.IsVirtual} ORDER BY rowid";

    private const string IndexesOfTables = "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index'";

    private const string Options =
        "SELECT name, CASE WHEN wr AND strict THEN 'WITHOUT ROWID, STRICT' WHEN wr THEN 'WITHOUT ROWID' WHEN strict THEN 'STRICT' "
        + "ELSE '' END FROM ";

    private const string HoldsRows = $"type IN ('table', 'shadow') AND {NameCollation.IsNotInternal}";

    private const string OfOne = $" AND tbl_name = @p0 {NameCollation.Same}";

    public SchemaSnapshot Read()
    {
        var tables = new List<TableShape>();
        var others = new List<TableName>();
        // SQLite goes through its whole schema for the options of one table, so they are read for all at once.
        var options = new Lazy<Dictionary<string, string>>(() =>
            OptionsIn(Rows(Options + "pragma_table_list WHERE schema = 'main'", ToOptions))
        );
        var indexes = Rows(IndexesOfTables, ToIndex).ToLookup(index => index.Table, NameComparer.Instance);
        foreach (var (type, name, sql) in Rows(Master, row => (row.GetString(0), row.GetString(1), row.GetString(2))))
        {
            if (type == "table" && StoredText.IsExactName(session, name) && Read(name, sql, [.. indexes[name]], options) is { } table)
                tables.Add(table);
            else
                others.Add(name);
        }

        var objects = Rows(Objects, row => ToObject(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)))
            .OfType<SchemaObject>()
            .ToList();
        if (objects.Exists(one => one.Kind == SchemaObjectKind.OtherTable))
            tables = MarkShadows(tables);
        return new SchemaSnapshot(tables, others, NameComparer.Tables) { Objects = objects, Expressions = ExpressionComparer.Instance };
    }

    private static SchemaObject? ToObject(string type, string name, string table, string sql) =>
        type switch
        {
            "view" => new SchemaObject(SchemaObjectKind.View, name, table, sql),
            "trigger" => new SchemaObject(SchemaObjectKind.Trigger, name, table, sql),
            _ => IsVirtual(sql) ? new SchemaObject(SchemaObjectKind.OtherTable, name, table, sql) { Noun = "virtual table" } : null,
        };

    private static bool IsVirtual(string sql) => SqliteTokenizer.Read(sql).Skip(1).FirstOrDefault().Is("VIRTUAL");

    private List<TableShape> MarkShadows(List<TableShape> tables)
    {
        var shadows = Rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow'", row => row.GetString(0))
            .ToHashSet(NameComparer.Instance);
        return tables.ConvertAll(table => shadows.Contains(table.Name.Name) ? table with { IsPartOfAnother = true } : table);
    }

    /// <summary>The names of the tables that store rows themselves, which a virtual table does not.</summary>
    public IReadOnlyList<TableName> ReadNames() =>
        [
            .. Rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND " + HoldsRows, row => row.GetString(0))
                .Where(name => StoredText.IsExactName(session, name)),
        ];

    public IReadOnlyList<TriggerShape> ReadTriggers() =>
        Rows("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name", row => new TriggerShape(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2)
        ));

    public bool Has(TableName table) =>
        Rows("SELECT schema FROM pragma_table_list(@p0) WHERE " + HoldsRows, row => Names.Table(row.GetString(0), table.Name), table.Name)
            .Contains(table, NameComparer.Tables);

    /// <summary>Reads one table; null if there is none of this name, or it cannot be read.</summary>
    public TableShape? Read(string table) =>
        Rows(Master + OfOne, row => (Type: row.GetString(0), Name: row.GetString(1), Sql: row.GetString(2)), table)
            is [{ Type: "table" } found]
            ? Read(
                found.Name,
                found.Sql,
                Rows(IndexesOfTables + OfOne, ToIndex, table),
                new(() => OptionsIn(Rows(Options + "pragma_table_list(@p0) WHERE schema = 'main'", ToOptions, found.Name)))
            )
            : null;

    /// <summary>Reads a table whose statements have changed since it was last read.</summary>
    private TableShape? Read(string table, string sql, IReadOnlyList<IndexText> indexes, Lazy<Dictionary<string, string>> options)
    {
        var statements = string.Join('\n', indexes.Select(index => $"{index.Name} {index.Sql}").Prepend(sql));
        if (!known.TryGetValue(table, out var last) || last.Statements != statements)
            known[table] = last = new KnownTable(statements, TryRead(table, sql, indexes, options));
        return last.Shape;
    }

    /// <summary>A virtual table may belong to a module that is not loaded; then every PRAGMA on it fails, and it is ignored.</summary>
    private TableShape? TryRead(string table, string sql, IReadOnlyList<IndexText> indexes, Lazy<Dictionary<string, string>> options)
    {
        if (IsVirtual(sql))
            return null;
        try
        {
            var text = SqliteTableText.Of(sql);
            return new TableShape(
                table,
                Columns(table, text),
                Indexes(table, indexes),
                [.. ForeignKeys(table, text)],
                options.Value.GetValueOrDefault(table, ""),
                sql
            )
            {
                Names = NameComparer.Instance,
                Expressions = ExpressionComparer.Instance,
                Rules = text.Rules,
            };
        }
        catch (SqliteException unreadable) when (unreadable.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            return null;
        }
    }

    private List<ColumnShape> Columns(string table, SqliteTableText text) =>
        Rows(
            "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(@p0) WHERE hidden <> 1 ORDER BY cid",
            row =>
            {
                var name = row.GetString(0);
                // No PRAGMA reports collation and AUTOINCREMENT; only this function does.
                raw.sqlite3_table_column_metadata(handle, "main", table, name, out _, out var collation, out _, out _, out var isIdentity);
                var value = row.IsDBNull(3) || DefaultValue.IsNull(row.GetString(3)) ? null : row.GetString(3);
                var expression = text.ExpressionOf(name);
                return new ColumnShape(
                    name,
                    row.GetString(1),
                    row.GetInt64(2) == 0,
                    value,
                    row.GetInt32(4),
                    Names.Same(collation, "BINARY") ? "" : collation,
                    isIdentity != 0,
                    row.GetInt64(5) switch
                    {
                        2 => "virtual",
                        3 => "stored",
                        _ => null,
                    }
                )
                {
                    DefaultMeaning = value is null ? null : DefaultValue.Meaning(value),
                    Expression = expression,
                    MayFail = expression is not null && FailingCalls.AreIn(expression),
                    Definition = text.DefinitionOf(name),
                };
            },
            table
        );

    private List<IndexShape> Indexes(string table, IReadOnlyList<IndexText> texts) =>
        Rows(
            "SELECT name, \"unique\", origin, partial FROM pragma_index_list(@p0) ORDER BY seq",
            row =>
            {
                var name = row.GetString(0);
                var sql = texts.FirstOrDefault(text => text.Name == name)?.Sql;
                var origin = row.GetString(2) switch
                {
                    "pk" => IndexOrigin.PrimaryKey,
                    "u" => IndexOrigin.Unique,
                    _ => IndexOrigin.Statement,
                };
                var condition = row.GetInt64(3) == 0 ? null : SqliteIndexText.Condition(sql!);
                return new IndexShape(name, table, row.GetInt64(1) != 0, origin, IndexColumns(name, sql), condition, sql)
                {
                    ColumnNames = Rows(
                        "SELECT name FROM pragma_index_xinfo(@p0) WHERE key = 1 AND name IS NOT NULL ORDER BY seqno",
                        column => column.GetString(0),
                        name
                    ),
                    MayFail =
                        sql is not null
                        && (FailingCalls.AreIn(SqliteIndexText.Columns(sql)) || condition is not null && FailingCalls.AreIn(condition)),
                };
            },
            table
        );

    private List<string> IndexColumns(string index, string? sql)
    {
        // A column without a name is an expression, which only the statement contains.
        var values = new Lazy<IReadOnlyList<string>>(() => SqliteIndexText.Values(sql!));
        return Rows(
            "SELECT name, coll, \"desc\", seqno FROM pragma_index_xinfo(@p0) WHERE key = 1 ORDER BY seqno",
            row =>
                (
                    row.IsDBNull(0)
                        ? values.Value[row.GetInt32(3)]
                        : Written(row.GetString(0)) + (Names.Same(row.GetString(1), "BINARY") ? "" : " " + row.GetString(1))
                ) + (row.GetInt64(2) == 0 ? "" : " DESC"),
            index
        );
    }

    /// <summary>A name within a text, in quotes if it could be taken for more than a name.</summary>
    private static string Written(string name) =>
        SqliteTokenizer.Read(name).ToList() is [{ Kind: SqliteTokenKind.Word }] ? name : SqliteQuoter.Exact(name);

    /// <summary>SQLite numbers foreign keys in reverse order.</summary>
    private IEnumerable<ForeignKeyShape> ForeignKeys(string table, SqliteTableText text) =>
        Rows(
                "SELECT id, \"table\", \"from\", \"to\", on_delete, on_update FROM pragma_foreign_key_list(@p0) ORDER BY id, seq",
                row =>
                    (
                        Id: row.GetInt64(0),
                        Table: row.GetString(1),
                        From: row.GetString(2),
                        To: row.IsDBNull(3) ? "" : row.GetString(3),
                        OnDelete: row.GetString(4),
                        OnUpdate: row.GetString(5)
                    ),
                table
            )
            .GroupBy(column => column.Id)
            .Select(key => new ForeignKeyShape(
                [.. key.Select(column => column.From)],
                key.First().Table,
                [.. key.Select(column => column.To)],
                key.First().OnDelete,
                key.First().OnUpdate
            )
            {
                IsOfColumn = text.IsOfColumn(key.Key),
                Name = text.NameOfForeignKey(key.Key),
            });

    private static (string Table, string Options) ToOptions(DbDataReader row) => (row.GetString(0), row.GetString(1));

    private static Dictionary<string, string> OptionsIn(IEnumerable<(string Table, string Options)> rows)
    {
        var options = new Dictionary<string, string>(NameComparer.Instance);
        foreach (var (table, text) in rows)
            options.TryAdd(table, text);
        return options;
    }

    private static IndexText ToIndex(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2));

    private List<T> Rows<T>(string sql, Func<DbDataReader, T> read, string? parameter = null)
    {
        using var command = (SqliteCommand)session.CreateCommand(sql);
        if (parameter is not null)
            command.Parameters.AddWithValue("@p0", parameter);
        using var row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
            rows.Add(read(row));
        return rows;
    }

    /// <summary>An index as SQLite stores it.</summary>
    /// <param name="Table">Its table.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Sql">Its statement; null if a constraint of the table makes it.</param>
    private sealed record IndexText(string Table, string Name, string? Sql);
}
