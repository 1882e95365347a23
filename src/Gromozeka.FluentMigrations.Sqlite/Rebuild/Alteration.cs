using FluentMigrator.Expressions;

using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Tells which expressions change an existing table, and which.</summary>
internal static class Alteration
{
    /// <summary>The table that an expression changes, when SQLite may have no statement for it; null for any other expression.</summary>
    public static (string? Schema, string Table)? Of(IMigrationExpression expression) => expression switch
    {
        AlterColumnExpression alter => (alter.SchemaName, alter.TableName),
        AlterDefaultConstraintExpression alter => (alter.SchemaName, alter.TableName),
        DeleteDefaultConstraintExpression delete => (delete.SchemaName, delete.TableName),
        CreateColumnExpression create => (create.SchemaName, create.TableName),
        DeleteColumnExpression delete => (delete.SchemaName, delete.TableName),
        CreateConstraintExpression { Constraint.IsPrimaryKeyConstraint: true } create => (create.Constraint.SchemaName, create.Constraint.TableName),
        DeleteConstraintExpression delete => (delete.Constraint.SchemaName, delete.Constraint.TableName),
        CreateForeignKeyExpression create => (create.ForeignKey.ForeignTableSchema, create.ForeignKey.ForeignTable),
        DeleteForeignKeyExpression delete => (delete.ForeignKey.ForeignTableSchema, delete.ForeignKey.ForeignTable),
        _ => null,
    };

    /// <summary>Whether two expressions, or an expression and a name, mean the same table.</summary>
    public static bool SameTable((string? Schema, string Table) one, (string? Schema, string Table) other) =>
        Names.SameWritten(one.Table, other.Table) && Names.SameWritten(Schema(one.Schema), Schema(other.Schema));

    private static string Schema(string? schema) => string.IsNullOrEmpty(schema) ? "main" : schema;
}
