using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>Adds what PostgreSQL can add without touching a row, and writes a whole schema.</summary>
internal sealed class PostgresSchemaScripter(IQuoter quoter) : ISchemaScripter
{
    public DatabaseCommand? Add(SchemaDifference difference, bool tableHasRows) =>
        difference.Missing switch
        {
            TableShape table => new SqlCommand(string.Join(";\n", [.. SchemaText.Of(table), .. SchemaText.Keys(table)])),
            IndexShape { Sql: { } sql } => new SqlCommand(sql),
            SchemaObject one => new SqlCommand(one.Sql),
            ColumnShape column when CanAdd(column, tableHasRows) => new SqlCommand(
                $"ALTER TABLE {TableText.Name(difference.Table)} ADD COLUMN {TableText.Column(null, column)}"
            ),
            _ => null,
        };

    public DatabaseCommand Drop(IndexShape index) =>
        new SqlCommand($"DROP INDEX {TableText.Name(new TableName(index.Table.Schema, index.Name))}");

    public DatabaseCommand Drop(TriggerShape trigger) =>
        new SqlCommand($"DROP TRIGGER {quoter.QuoteConstraintName(trigger.Name)} ON {TableText.Name(trigger.Table)}");

    public IReadOnlyList<string> Create(SchemaSnapshot schema) => SchemaText.Of(schema);

    private static bool CanAdd(ColumnShape column, bool tableHasRows) =>
        column.KeyPosition == 0
        && TableText.SerialSequence(column) is null
        && (!tableHasRows || column.IsNullable || column.Default is not null || column.Generated is not null || column.IsIdentity);
}
