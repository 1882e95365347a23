using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Steps;

/// <summary>
/// Keys that a step adds to a table after creating it. SQLite supports them only within CREATE TABLE, so they are written there, and their
/// own operations then have nothing left to do.
/// </summary>
internal sealed class StepKeys
{
    private readonly AnnouncedStep _step;
    private readonly TablePhases _phases;
    private readonly HashSet<object> _written;
    private readonly Dictionary<
        CreateTableExpression,
        (ConstraintDefinition? Primary, IReadOnlyList<ForeignKeyDefinition> Foreign)
    > _tables = [];

    /// <param name="step">The step.</param>
    /// <param name="earlier">The keys written before it; null if there are none.</param>
    public StepKeys(AnnouncedStep step, StepKeys? earlier)
    {
        _step = step;
        _phases = new TablePhases(step);
        _written = earlier is null ? [] : [.. earlier._written];
        foreach (var table in step.Expressions.OfType<CreateTableExpression>())
        {
            var (primary, foreign) = _tables[table] = (FindPrimary(table), FindForeign(table));
            _written.UnionWith(foreign);
            if (primary is not null)
                _written.Add(primary);
        }

        _written.UnionWith(
            step.Expressions.OfType<CreateColumnExpression>()
                .Select(expression => expression.Column.ForeignKey)
                .OfType<ForeignKeyDefinition>()
        );
    }

    /// <summary>The foreign keys to write into a table: those of its columns, and those of later operations of the step.</summary>
    public IReadOnlyList<ForeignKeyDefinition> ForeignOf(CreateTableExpression table) =>
        _tables.TryGetValue(table, out var keys) ? keys.Foreign : FindForeign(table);

    /// <summary>The primary key of a later operation, for a table whose columns declare none; null if there is none.</summary>
    public ConstraintDefinition? PrimaryOf(CreateTableExpression table) => _tables.TryGetValue(table, out var keys) ? keys.Primary : null;

    /// <summary>
    /// Whether an operation on a key has nothing to do: the key is in the statement that creates its table or column, or it is dropped with
    /// its table or column, as in the reverse of such a statement.
    /// </summary>
    public bool IsWrittenElsewhere(IMigrationExpression expression) =>
        expression switch
        {
            CreateForeignKeyExpression key => _written.Contains(key.ForeignKey),
            CreateConstraintExpression key => _written.Contains(key.Constraint),
            DeleteConstraintExpression key => key.Constraint.IsPrimaryKeyConstraint && IsDroppedAfter(expression, key.Constraint.TableName),
            DeleteForeignKeyExpression key => IsDroppedAfter(expression, key.ForeignKey.ForeignTable)
                || IsDroppedAfter(expression, key.ForeignKey),
            _ => false,
        };

    private List<ForeignKeyDefinition> FindForeign(CreateTableExpression table) =>
        [
            .. table
                .Columns.Where(column => column.ForeignKey is not null)
                .Select(column => column.ForeignKey)
                .Concat(
                    _phases
                        .KeysAfter<CreateForeignKeyExpression>(table)
                        .Select(expression => expression.ForeignKey)
                        .Where(key => HasColumns(table, key.ForeignColumns))
                )
                .Distinct(),
        ];

    private ConstraintDefinition? FindPrimary(CreateTableExpression table) =>
        table.Columns.Any(column => column.IsPrimaryKey || column.IsIdentity)
            ? null
            : _phases
                .KeysAfter<CreateConstraintExpression>(table)
                .Select(expression => expression.Constraint)
                .FirstOrDefault(key => key.IsPrimaryKeyConstraint && HasColumns(table, key.Columns));

    private static bool HasColumns(CreateTableExpression table, IEnumerable<string> columns) =>
        columns.All(name => table.Columns.Any(column => Names.SameWritten(column.Name, name)));

    private bool IsDroppedAfter(IMigrationExpression expression, string table) =>
        After<DeleteTableExpression>(expression).Any(other => Names.SameWritten(other.TableName, table));

    private bool IsDroppedAfter(IMigrationExpression expression, ForeignKeyDefinition key) =>
        key.ForeignColumns.Count == 1
        && After<DeleteColumnExpression>(expression)
            .Any(columns =>
                Names.SameWritten(columns.TableName, key.ForeignTable)
                && columns.ColumnNames.Any(column => Names.SameWritten(column, key.ForeignColumns.First()))
            );

    private IEnumerable<T> After<T>(IMigrationExpression expression) =>
        _step.After(expression).Select(other => other.Expression).OfType<T>();
}
