using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>How one operation edits the statement of a table, for operations that SQLite may have no statement for.</summary>
/// <param name="Expression">The operation.</param>
/// <param name="Table">The table that it changes.</param>
/// <param name="Apply">Edits the table.</param>
internal sealed record TableEdit(IMigrationExpression Expression, Effect Table, Func<TableDraft, TableDraft> Apply)
{
    /// <summary>The edits of a step, in order.</summary>
    public static IEnumerable<TableEdit> Of(AnnouncedStep step, ColumnClause clause) =>
        step.All.Select(one => Of(one.Expression, one.Effects, step, clause)).OfType<TableEdit>();

    /// <summary>The edit for an operation.</summary>
    /// <param name="expression">The operation.</param>
    /// <param name="effects">What it does.</param>
    /// <param name="step">The step that contains it.</param>
    /// <param name="clause">Writes columns.</param>
    /// <returns>The edit; null for an operation that changes the shape of no table.</returns>
    public static TableEdit? Of(IMigrationExpression expression, Effects effects, AnnouncedStep step, ColumnClause clause) =>
        effects.Altered is { } table ? new TableEdit(expression, table, draft => Edit(draft, expression, step, clause)) : null;

    /// <summary>Whether two operations refer to the same table.</summary>
    public static bool SameTable(Effect one, Effect other) =>
        Names.SameWritten(one.Table, other.Table) && Names.SameWritten(Schema(one.Schema), Schema(other.Schema));

    /// <exception cref="DatabaseOperationNotSupportedException">The table cannot be changed in this way.</exception>
    private static TableDraft Edit(TableDraft draft, IMigrationExpression expression, AnnouncedStep step, ColumnClause clause) =>
        expression switch
        {
            AlterColumnExpression alter => AlterColumn.Apply(draft, alter, clause),
            AlterDefaultConstraintExpression alter => ColumnDefault.Apply(draft, alter, clause),
            DeleteDefaultConstraintExpression delete => ColumnDefault.Apply(draft, delete),
            CreateColumnExpression create => NewColumn.Apply(
                draft,
                create,
                clause,
                create.Column.IsUnique && !step.IsIndexedUnique(create.TableName, create.Column)
            ),
            DeleteColumnExpression delete => DropColumn.Apply(draft, delete),
            _ when step.Keys.IsWrittenElsewhere(expression) => draft,
            CreateConstraintExpression create => PrimaryKeys.Apply(draft, create),
            DeleteConstraintExpression { Constraint.IsPrimaryKeyConstraint: true } delete => PrimaryKeys.Apply(draft, delete),
            DeleteConstraintExpression delete => DropUnique.Apply(draft, delete),
            CreateForeignKeyExpression create => ForeignKeys.Add(draft, create.ForeignKey),
            DeleteForeignKeyExpression delete => ForeignKeys.Delete(draft, delete.ForeignKey),
            _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "Not an alteration of a table."),
        };

    private static string Schema(string? schema) => string.IsNullOrEmpty(schema) ? "main" : schema;
}
