using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>
/// Tells the steps that change nothing but the schema, and only what they name and what belongs to it, as tables of its own belong to a virtual
/// one. Whatever runs SQL or code of its author, or touches rows, may do anything, for example write to the version table. So may <c>Delete.Schema</c>:
/// some products drop the tables in the schema as well.
/// </summary>
internal static class SchemaOnly
{
    public static bool Is(IReadOnlyList<IMigrationExpression> expressions) => expressions.All(expression => expression
        is CreateTableExpression or CreateColumnExpression or CreateIndexExpression or CreateConstraintExpression or CreateForeignKeyExpression
        or AlterTableExpression or AlterColumnExpression or AlterDefaultConstraintExpression
        or DeleteTableExpression or DeleteColumnExpression or DeleteIndexExpression or DeleteConstraintExpression or DeleteForeignKeyExpression
        or DeleteDefaultConstraintExpression or RenameTableExpression or RenameColumnExpression
        or CreateSchemaExpression or AlterSchemaExpression or CreateSequenceExpression or DeleteSequenceExpression);
}
