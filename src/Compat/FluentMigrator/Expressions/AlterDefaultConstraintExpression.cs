using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Gives a column another default value.</summary>
public class AlterDefaultConstraintExpression : MigrationExpressionBase, ISchemaExpression
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.ColumnNameCannotBeNullOrEmpty))]
    public virtual string ColumnName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.DefaultValueCannotBeNull), AllowEmptyStrings = true)]
    public virtual object DefaultValue { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {TableName} {ColumnName} {DefaultValue}";
}
