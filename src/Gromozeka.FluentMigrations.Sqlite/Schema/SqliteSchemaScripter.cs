using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// Adds what SQLite can add without touching a row: a table, an index, and a column within the limits of ADD COLUMN
/// (sqlite.org/lang_altertable.html#altertabaddcol).
/// </summary>
internal sealed partial class SqliteSchemaScripter : ISchemaScripter
{
    public DatabaseCommand? Add(SchemaDifference difference, bool tableHasRows) =>
        difference.Missing switch
        {
            TableShape table => new SqlCommand(WithIndexes(table)),
            IndexShape index => new SqlCommand(index.Sql!),
            SchemaObject one => new SqlCommand(one.Sql),
            ColumnShape column when CanAdd(column, tableHasRows) => new SqlCommand(AddColumn(difference.Table, column)),
            _ => null,
        };

    public DatabaseCommand Drop(TriggerShape trigger) => new SqlCommand($"DROP TRIGGER {SqliteQuoter.Exact(trigger.Name)}");

    public DatabaseCommand Drop(IndexShape index) => new SqlCommand($"DROP INDEX {SqliteQuoter.Exact(index.Name)}");

    public IReadOnlyList<string> Create(SchemaSnapshot schema) => SqliteSchemaScript.Of(schema);

    private static string WithIndexes(TableShape table) =>
        string.Join(";\n", table.Indexes.Select(index => index.Sql).Where(sql => sql is not null).Prepend(table.Sql));

    private static bool CanAdd(ColumnShape column, bool tableHasRows) =>
        column.KeyPosition == 0
        && column.Definition is { } definition
        && AreAddable(ConstraintsOf(definition), hasDefault: column.Default is not null, tableHasRows)
        && (!tableHasRows || column.Default is null || IsConstant(column.Default))
        && (!tableHasRows || column.IsNullable || column.Default is not null || column.Generated is not null);

    private static IReadOnlyList<ConstraintText> ConstraintsOf(string definition) =>
        CreateTableParser.Parse($"CREATE TABLE t ({definition})").Columns[0].Constraints;

    private static bool AreAddable(IReadOnlyList<ConstraintText> constraints, bool hasDefault, bool tableHasRows) =>
        constraints.All(constraint =>
            constraint.Kind switch
            {
                ConstraintKind.PrimaryKey or ConstraintKind.Unique => false,
                ConstraintKind.Generated => !constraint.Has("STORED"),
                ConstraintKind.ForeignKey => !(hasDefault && tableHasRows),
                _ => true,
            }
        );

    private static string AddColumn(TableName table, ColumnShape column) =>
        $"ALTER TABLE {SqliteQuoter.Exact(table.Name)} ADD COLUMN {column.Definition}";

    private static bool IsConstant(string text) => !IsExpression(text) && !text.StartsWith("CURRENT_", StringComparison.OrdinalIgnoreCase);

    /// <summary>The PRAGMA omits the brackets of an expression; a literal, with its sign, and a keyword have none.</summary>
    private static bool IsExpression(string text) => !Literal().IsMatch(text);

    [GeneratedRegex(
        @"^(?:[+-]?\s*(?:0x[0-9a-f_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:e[+-]?[0-9]+)?)"
            + @"|x?'(?:[^']|'')*'|""(?:[^""]|"""")*""|[a-z_]+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Literal();
}
