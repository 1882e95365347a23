using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Tests.Support;

/// <summary>Schemas as a test writes them: the one place that knows how the model is put together.</summary>
internal static class Shapes
{
    private static readonly StringComparer Parts = StringComparer.OrdinalIgnoreCase;
    private static readonly TableNameComparer Names = new(Parts, defaultSchema: null);

    public static SchemaSnapshot Snapshot(params TableShape[] tables) => new(tables, [], Names) { Expressions = Parts };

    /// <summary>The same schema with names of what is not an ordinary table.</summary>
    public static SchemaSnapshot WithOthers(this SchemaSnapshot schema, params string[] names) =>
        new(schema.Tables, names.Select(name => new TableName(null, name)), Names) { Expressions = Parts, Objects = schema.Objects };

    /// <summary>The same schema with views, virtual tables and triggers.</summary>
    public static SchemaSnapshot With(this SchemaSnapshot schema, params SchemaObject[] objects) =>
        new(schema.Tables, schema.OtherNames, Names) { Expressions = Parts, Objects = objects };

    public static TableShape Table(string name, params ColumnShape[] columns) =>
        new(name, columns, [], [], "", $"CREATE TABLE {name}") { Names = Parts, Expressions = Parts };

    public static TableShape With(this TableShape table, params IndexShape[] indexes) =>
        table with
        {
            Indexes = [.. table.Indexes, .. indexes],
        };

    public static TableShape With(this TableShape table, params ForeignKeyShape[] keys) =>
        table with
        {
            ForeignKeys = [.. table.ForeignKeys, .. keys],
        };

    public static TableShape With(this TableShape table, params RuleShape[] rules) => table with { Rules = [.. table.Rules, .. rules] };

    public static ColumnShape Column(
        string name,
        string type = "INT",
        bool isNullable = true,
        string? @default = null,
        int key = 0,
        string collation = ""
    ) => new(name, type, isNullable, @default, key, collation, IsIdentity: false, Generated: null);

    public static ColumnShape Computed(string name, string how, string? expression) =>
        Column(name) with
        {
            Generated = how,
            Expression = expression,
        };

    public static IndexShape Index(string name, params string[] columns) => Of(name, isUnique: false, IndexOrigin.Statement, columns);

    public static IndexShape Unique(params string[] columns) => Of("unique", isUnique: true, IndexOrigin.Unique, columns);

    public static IndexShape PrimaryKey(params string[] columns) => Of("key", isUnique: true, IndexOrigin.PrimaryKey, columns);

    public static ForeignKeyShape ForeignKey(string column, string table, string parent, string onDelete = "NO ACTION") =>
        new([column], table, [parent], onDelete, "NO ACTION");

    public static RuleShape Check(string text, params string[] columns) => new(text, columns, null);

    public static SchemaObject View(string name, string sql = "SELECT 1") => new(SchemaObjectKind.View, name, name, sql);

    public static SchemaObject Virtual(string name) => new(SchemaObjectKind.OtherTable, name, name, "fts5") { Noun = "virtual table" };

    public static SchemaObject Trigger(string name, string table, string sql = "SELECT 1") =>
        new(SchemaObjectKind.Trigger, name, table, sql);

    private static IndexShape Of(string name, bool isUnique, IndexOrigin origin, string[] columns) =>
        new(name, "t", isUnique, origin, columns, null, null) { ColumnNames = [.. columns.Select(column => column.Split(' ')[0])] };
}
