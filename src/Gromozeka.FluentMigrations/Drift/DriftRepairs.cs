using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>
/// What undoes a difference: SQL where the dialect has some that loses no row, else what a migration would say. Only reads.
/// </summary>
internal sealed class DriftRepairs(IDatabase database, IDatabaseSession session, SchemaSnapshot expected, SchemaSnapshot actual)
{
    public DriftDifference Of(DriftDifference drift)
    {
        var sql = SqlOf(drift.Difference) is { Length: > 0 } commands ? string.Join(";\n", commands.Select(Trimmed)) + ";" : null;
        return drift with { Sql = sql, Code = sql is null ? CodeOf(drift.Difference) : null };
    }

    private string[]? SqlOf(SchemaDifference difference) =>
        (difference.Kind, database.Scripter) switch
        {
            (DifferenceKind.ExtraIndex, { } scripter) => [scripter.Drop((IndexShape)difference.Present!).Text],
            (DifferenceKind.ExtraTrigger, { } scripter) => [scripter.Drop(Trigger(actual, difference)).Text],
            (DifferenceKind.ChangedIndex, { } scripter) =>
            [
                scripter.Drop((IndexShape)difference.Present!).Text,
                scripter.Add(difference, tableHasRows: true)!.Text,
            ],
            (DifferenceKind.ChangedObject, { } scripter) => Replacement(scripter, difference),
            (DifferenceKind.ExtraColumn or DifferenceKind.Incompatible, _) => null,
            _ => Addition(difference),
        };

    private string[]? Addition(SchemaDifference difference) =>
        difference.Missing is not null && database.Scripter?.Add(difference, HasRows(difference.Table)) is { } command
            ? [command.Text]
            : null;

    /// <summary>A virtual table that is created again loses its rows.</summary>
    private string[]? Replacement(ISchemaScripter scripter, SchemaDifference difference) =>
        Object(expected, difference) switch
        {
            { Kind: SchemaObjectKind.Trigger } trigger => [scripter.Drop(Trigger(actual, difference)).Text, trigger.Sql],
            { Kind: SchemaObjectKind.View } view => [$"DROP VIEW {database.Quote(view.Table)}", view.Sql],
            _ => null,
        };

    /// <summary>
    /// A migration, because it makes the table anew without losing a row: the statements by themselves would delete rows by cascade.
    /// </summary>
    private string? CodeOf(SchemaDifference difference)
    {
        var table = Text(difference.Table.Name);
        return difference switch
        {
            { Kind: DifferenceKind.ExtraColumn, Present: ColumnShape column } => $"Delete.Column({Text(column.Name)}).FromTable({table});",
            { Kind: DifferenceKind.MissingColumn, Missing: ColumnShape column } =>
                $"Alter.Table({table}).AddColumn({Text(column.Name)}){Definition(column)};",
            { Kind: DifferenceKind.Changed or DifferenceKind.ExtraDefault, Present: ColumnShape { Generated: null } column }
                when expected.Find(difference.Table)?.Column(column.Name) is { Generated: null } wanted =>
                $"Alter.Column({Text(column.Name)}).OnTable({table}){Definition(wanted)};",
            _ => null,
        };
    }

    private static string Definition(ColumnShape column) =>
        $".AsCustom({Text(column.Type)})"
        + (column.IsNullable ? ".Nullable()" : ".NotNullable()")
        + (column.Default is null ? "" : $".WithDefaultValue(RawSql.Insert({Text(column.Default)}))");

    private bool HasRows(TableName table) => actual.Find(table) is not null && session.HasRows(table);

    private static TriggerShape Trigger(SchemaSnapshot schema, SchemaDifference difference) =>
        Object(schema, difference) is { } trigger
            ? new TriggerShape(trigger.Name, trigger.Table.Name, trigger.Sql)
            : throw new InvalidOperationException($"There is no {difference.Subject}.");

    private static SchemaObject? Object(SchemaSnapshot schema, SchemaDifference difference) =>
        schema.Objects.FirstOrDefault(one => schema.Names.Parts.Equals($"{one}", difference.Subject));

    private static string Text(string name) =>
        "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Trimmed(string sql) => sql.TrimEnd().TrimEnd(';');
}
