using FluentMigrator.Expressions;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Keys that a step adds to a table after it has created it. SQLite takes them only within CREATE TABLE, so they are written there, and
/// their own expressions then have nothing left to do.
/// </summary>
internal sealed class TableConstraints
{
    private readonly HashSet<object> _written = [];
    private readonly HashSet<object> _foreseen = [];

    /// <summary>Foresees which keys of a step will be written with their tables or columns.</summary>
    public void Announce(IReadOnlyList<IMigrationExpression> step)
    {
        var foreseen = new TableConstraints();
        foreach (var table in step.OfType<CreateTableExpression>())
        {
            foreseen.PrimaryKey(table, step);
            foreseen.ForeignKeys(table, step);
        }

        _foreseen.UnionWith(foreseen._written);
        _foreseen.UnionWith(step.OfType<CreateColumnExpression>().Select(expression => expression.Column.ForeignKey).OfType<ForeignKeyDefinition>());
    }

    /// <summary>Whether a key is written with its table or its column somewhere in the step.</summary>
    public bool WillContain(object definition) => _foreseen.Contains(definition) || _written.Contains(definition);

    /// <summary>The foreign keys to write into a table: those of its columns, and those that follow in the step.</summary>
    public IReadOnlyList<ForeignKeyDefinition> ForeignKeys(CreateTableExpression table, IReadOnlyList<IMigrationExpression> step)
    {
        var keys = table.Columns.Where(column => column.ForeignKey is not null).Select(column => column.ForeignKey)
            .Concat(Following<CreateForeignKeyExpression>(table, step).Select(expression => expression.ForeignKey)
                .Where(key => Same(key.ForeignTable, table.TableName) && HasColumns(table, key.ForeignColumns)))
            .Distinct()
            .ToList();
        _written.UnionWith(keys);
        return keys;
    }

    /// <summary>The primary key that follows in the step, for a table whose columns name none; null for none.</summary>
    public ConstraintDefinition? PrimaryKey(CreateTableExpression table, IReadOnlyList<IMigrationExpression> step)
    {
        if (table.Columns.Any(column => column.IsPrimaryKey || column.IsIdentity))
            return null;
        var key = Following<CreateConstraintExpression>(table, step).Select(expression => expression.Constraint)
            .FirstOrDefault(key => key.IsPrimaryKeyConstraint && Same(key.TableName, table.TableName) && HasColumns(table, key.Columns));
        if (key is not null)
            _written.Add(key);
        return key;
    }

    /// <summary>Remembers a key that has been written with its column.</summary>
    public void Add(ForeignKeyDefinition key) => _written.Add(key);

    /// <summary>Whether a key has been written already.</summary>
    public bool Contains(object definition) => _written.Contains(definition);

    /// <summary>
    /// What follows the table in the step, up to where the table may no longer be the same, or may have rows: a key that was there before
    /// them would number NULLs, and let rows of other tables take them away.
    /// </summary>
    private static IEnumerable<T> Following<T>(CreateTableExpression table, IReadOnlyList<IMigrationExpression> step) => step
        .SkipWhile(expression => expression != table)
        .TakeWhile(expression => expression is not (DeleteTableExpression or RenameTableExpression or RenameColumnExpression or DeleteColumnExpression)
            && !MayFill(expression, table))
        .OfType<T>();

    private static bool MayFill(IMigrationExpression expression, CreateTableExpression table) => expression switch
    {
        InsertDataExpression insert => Same(insert.TableName, table.TableName),
        AlterTableExpression or CreateTableExpression or CreateIndexExpression or CreateConstraintExpression or CreateForeignKeyExpression => false,
        UpdateDataExpression or DeleteDataExpression or DeleteIndexExpression => false,
        _ => Alteration.Of(expression) is null,
    };

    private static bool HasColumns(CreateTableExpression table, IEnumerable<string> columns) =>
        columns.All(name => table.Columns.Any(column => Same(column.Name, name)));

    private static bool Same(string one, string other) => Names.SameWritten(one, other);
}
