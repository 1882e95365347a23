using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Takes the default value from a column.</summary>
public class DeleteDefaultConstraintExpression : MigrationExpressionBase, ISchemaExpression
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.ColumnNameCannotBeNullOrEmpty))]
    public virtual string ColumnName { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {TableName} {ColumnName}";
}
