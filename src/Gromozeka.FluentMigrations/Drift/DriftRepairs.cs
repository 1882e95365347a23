using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>
/// What undoes a difference: SQL where the dialect has some that loses no row, else what a migration would say. Only reads.
/// </summary>
internal sealed class DriftRepairs(IDatabase database, IDatabaseSession session, SchemaSnapshot expected, SchemaSnapshot actual)
{
    private readonly TakenNames _taken = new(expected, actual);
    private readonly RenamedTables _renamed = new(expected, actual);

    public DriftDifference Of(DriftDifference drift)
    {
        var sql = SqlOf(drift.Difference) is { Length: > 0 } commands ? string.Join(";\n", commands.Select(Trimmed)) + ";" : null;
        return drift with { Sql = sql, Code = sql is null ? CodeOf(drift.Difference) : null };
    }

    private string[]? SqlOf(SchemaDifference difference) =>
        (difference.Kind, database.Scripter) switch
        {
            (DifferenceKind.ExtraIndex, { } scripter) => [scripter.Drop((IndexShape)difference.Present!).Text],
            (DifferenceKind.ExtraTrigger, { } scripter) => [scripter.Drop(Trigger(difference)).Text],
            (DifferenceKind.ChangedIndex, { } scripter) =>
            [
                scripter.Drop((IndexShape)difference.Present!).Text,
                scripter.Add(difference, tableHasRows: true)!.Text,
            ],
            (DifferenceKind.ChangedObject, { } scripter) => Replacement(scripter, difference),
            (DifferenceKind.MissingTable, _) when RenamedTable(difference) is { } now =>
            [
                $"ALTER TABLE {database.Quote(now)} RENAME TO {database.Quoter.Quote(difference.Table.Name)}",
            ],
            (DifferenceKind.MissingColumn, _) when RenamedColumn(difference) is { } now =>
            [
                $"ALTER TABLE {database.Quote(difference.Table)} RENAME COLUMN {database.Quoter.Quote(now)} "
                    + $"TO {database.Quoter.Quote(((ColumnShape)difference.Missing!).Name)}",
            ],
            (DifferenceKind.ExtraColumn or DifferenceKind.Incompatible, _) => null,
            _ => _taken.Has(difference.Missing) ? null : Addition(difference),
        };

    private string[]? Addition(SchemaDifference difference) =>
        difference.Missing is not null && database.Scripter?.Add(difference, HasRows(difference.Table)) is { } command
            ? [command.Text]
            : null;

    /// <summary>A virtual table that is created again loses its rows; a view that is dropped, its triggers.</summary>
    private string[]? Replacement(ISchemaScripter scripter, SchemaDifference difference) =>
        Object(expected, difference) switch
        {
            { Kind: SchemaObjectKind.Trigger } trigger => [scripter.Drop(Trigger(trigger)).Text, trigger.Sql],
            { Kind: SchemaObjectKind.View } view =>
            [
                $"DROP VIEW {database.Quote(view.Table)}",
                view.Sql,
                .. actual
                    .Objects.Where(one => one.Kind == SchemaObjectKind.Trigger && actual.Names.Equals(one.Table, view.Table))
                    .Select(one => one.Sql),
            ],
            _ => null,
        };

    private TableName? RenamedTable(SchemaDifference difference) =>
        _taken.Has(difference.Table.Name) ? null : _renamed.Find((TableShape)difference.Missing!)?.Name;

    private string? RenamedColumn(SchemaDifference difference) => Columns(difference).Before((ColumnShape)difference.Missing!);

    private string? CodeOf(SchemaDifference difference) =>
        difference is { Kind: DifferenceKind.ExtraColumn, Present: ColumnShape column } && Columns(difference).IsRenamed(column)
            ? null
            : DriftCode.Of(difference, expected);

    private RenamedColumns Columns(SchemaDifference difference) => new(expected.Find(difference.Table)!, actual.Find(difference.Table)!);

    private bool HasRows(TableName table) => actual.Find(table) is not null && session.HasRows(table);

    private TriggerShape Trigger(SchemaDifference difference) => Shape(Object(actual, difference)!);

    /// <summary>The trigger with the name of an expected one, which may be on another table.</summary>
    private TriggerShape Trigger(SchemaObject wanted) =>
        Shape(
            actual.Objects.First(one =>
                one.Kind == SchemaObjectKind.Trigger
                && actual.Names.Parts.Equals(one.Name, wanted.Name)
                && (!wanted.IsNamedWithinTable || actual.Names.Equals(one.Table, wanted.Table))
            )
        );

    private static TriggerShape Shape(SchemaObject trigger) => new(trigger.Name, trigger.Table.Name, trigger.Sql);

    private static SchemaObject? Object(SchemaSnapshot schema, SchemaDifference difference) =>
        schema.Objects.FirstOrDefault(one => schema.Names.Parts.Equals($"{one}", difference.Subject));

    private static string Trimmed(string sql) => sql.TrimEnd().TrimEnd(';');
}
