using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// What an operation does to tables, by its FluentMigrator type. The only place that knows this: it decides whether something may be done
/// at once, before its turn, or only once. Dependents of a table, such as its indexes and triggers, change with it and are not listed.
/// </summary>
/// <param name="Tables">What it does to which table; empty if it touches none.</param>
public sealed record Effects(IReadOnlyList<Effect> Tables)
{
    private Effects(EffectKind kind, string? schema, string table)
        : this([new Effect(kind, schema, table)]) { }

    /// <summary>It touches no table.</summary>
    public static Effects None { get; } = new([]);

    /// <summary>It may do anything: it is the author's SQL or code, or concerns more than tables.</summary>
    public static Effects Anything { get; } = new([]) { MayBeAny = true };

    /// <summary>The type of the operation is not known here, so that it may do anything.</summary>
    public static Effects Unknown { get; } = new([]) { MayBeAny = true, IsKnown = false };

    /// <summary>Whether nothing limits what it does.</summary>
    public bool MayBeAny { get; private init; }

    /// <summary>Whether the type of the operation is known here.</summary>
    public bool IsKnown { get; private init; } = true;

    /// <summary>Whether it touches no table.</summary>
    public bool TouchNothing => !MayBeAny && Tables.Count == 0;

    /// <summary>Whether it only creates tables, or touches none: existing tables do not change.</summary>
    public bool OnlyCreate => Are(EffectKind.Create);

    /// <summary>Whether it changes only the shape of tables, and neither their names nor their rows.</summary>
    public bool OnlyShape => Are(EffectKind.Create, EffectKind.Index, EffectKind.Alter, EffectKind.DropColumn);

    /// <summary>Whether it changes nothing but the schema.</summary>
    public bool OnlySchema => !MayBeAny && !Touch(EffectKind.Insert, EffectKind.Update, EffectKind.Delete);

    /// <summary>The table whose schema it changes; null if it does something else.</summary>
    public Effect? Altered => Tables.FirstOrDefault(one => one.Kind is EffectKind.Alter or EffectKind.DropColumn);

    /// <summary>Describes what an operation does.</summary>
    public static Effects Of(IMigrationExpression expression) =>
        expression switch
        {
            CreateTableExpression table => new(EffectKind.Create, table.SchemaName, table.TableName),
            DeleteTableExpression table => new(EffectKind.Drop, table.SchemaName, table.TableName),
            RenameTableExpression table => new(EffectKind.Rename, table.SchemaName, table.OldName),
            // Only its description.
            AlterTableExpression => None,

            CreateColumnExpression column => new(EffectKind.Alter, column.SchemaName, column.TableName),
            AlterColumnExpression column => new(EffectKind.Alter, column.SchemaName, column.TableName),
            AlterDefaultConstraintExpression column => new(EffectKind.Alter, column.SchemaName, column.TableName),
            DeleteDefaultConstraintExpression column => new(EffectKind.Alter, column.SchemaName, column.TableName),
            DeleteColumnExpression columns => new(EffectKind.DropColumn, columns.SchemaName, columns.TableName),
            RenameColumnExpression column => new(EffectKind.RenameColumn, column.SchemaName, column.TableName),

            CreateIndexExpression { Index: var index } => new(EffectKind.Index, index.SchemaName, index.TableName),
            DeleteIndexExpression { Index: var index } => new(EffectKind.Index, index.SchemaName, index.TableName),
            CreateConstraintExpression { Constraint: { IsPrimaryKeyConstraint: false } key } => new(
                EffectKind.Index,
                key.SchemaName,
                key.TableName
            ),
            CreateConstraintExpression { Constraint: var key } => new(EffectKind.Alter, key.SchemaName, key.TableName),
            DeleteConstraintExpression { Constraint: var key } => new(EffectKind.Alter, key.SchemaName, key.TableName),
            CreateForeignKeyExpression { ForeignKey: var key } => new(EffectKind.Alter, key.ForeignTableSchema, key.ForeignTable),
            DeleteForeignKeyExpression { ForeignKey: var key } => new(EffectKind.Alter, key.ForeignTableSchema, key.ForeignTable),

            InsertDataExpression rows => new(EffectKind.Insert, rows.SchemaName, rows.TableName),
            UpdateDataExpression rows => new(EffectKind.Update, rows.SchemaName, rows.TableName),
            DeleteDataExpression rows => new(EffectKind.Delete, rows.SchemaName, rows.TableName),

            AlterSchemaExpression table => new(EffectKind.Rename, table.SourceSchemaName, table.TableName),
            CreateSchemaExpression or CreateSequenceExpression or DeleteSequenceExpression => None,
            DeleteSchemaExpression => Anything,
            ExecuteSqlScriptExpressionBase or PerformDBOperationExpression => Anything,
            IStatedEffects stated => stated.Effects,
            _ => Unknown,
        };

    /// <summary>Whether it has one of some effects on any table, as far as is known.</summary>
    public bool Touch(params ReadOnlySpan<EffectKind> kinds)
    {
        foreach (var one in Tables)
        {
            if (kinds.Contains(one.Kind))
                return true;
        }

        return false;
    }

    private bool Are(params ReadOnlySpan<EffectKind> kinds)
    {
        if (MayBeAny)
            return false;
        foreach (var one in Tables)
        {
            if (!kinds.Contains(one.Kind))
                return false;
        }

        return true;
    }
}
