using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>A row of the table of operations: what a migration does, how it takes it back, and what is true in between.</summary>
internal sealed record OperationCase(string Name, Action<Migration> Up, Action<Migration> Down, params Fact[] Facts);

/// <summary>What a query answers; its rows in one line.</summary>
internal sealed record Fact(string Sql, string Expected)
{
    /// <summary>Each column as <c>name type !null =default pk1 computed</c>, as far as it applies.</summary>
    public static Fact Columns(string table, string expected) =>
        new(
            "SELECT name || iif(type = '', '', ' ' || type) || iif(\"notnull\", ' !null', '') || coalesce(' =' || dflt_value, '') "
                + $"|| iif(pk > 0, ' pk' || pk, '') || iif(hidden > 0, ' computed' || hidden, '') FROM pragma_table_xinfo('{table}')",
            expected
        );

    /// <summary>
    /// The indexes by name, each as <c>unique name(column, column desc)</c>; those of keys as <c>pk(…)</c> and <c>u(…)</c>.
    /// </summary>
    public static Fact Indexes(string table, string expected) =>
        new(
            "SELECT iif(\"unique\" AND origin = 'c', 'unique ', '') || iif(origin = 'c', name, "
                + "origin) || '(' || (SELECT group_concat(name || iif(desc, ' desc', ''), ', ') "
                + $"FROM pragma_index_xinfo(list.name) WHERE key) || ')' FROM pragma_index_list('{table}') list ORDER BY origin, name",
            expected
        );

    /// <summary>The foreign keys, each as <c>column->table(column) delete update</c>.</summary>
    public static Fact Keys(string table, string expected) =>
        new(
            "SELECT \"from\" || '->' || \"table\" || '(' || coalesce(\"to\", "
                + $"'') || ') ' || on_delete || ' ' || on_update FROM pragma_foreign_key_list('{table}') ORDER BY 1",
            expected
        );

    /// <summary>Whether the statement of a table, index or view holds a text.</summary>
    public static Fact Statement(string name, string part) =>
        new($"SELECT instr(sql, '{part}') > 0 FROM sqlite_master WHERE name = '{name}'", "1");

    public static Fact Missing(string name) => new($"SELECT count(*) FROM sqlite_master WHERE name = '{name}'", "0");
}
