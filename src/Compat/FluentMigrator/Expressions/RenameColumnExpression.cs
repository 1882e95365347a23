using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Gives a column another name.</summary>
public class RenameColumnExpression : MigrationExpressionBase, ISchemaExpression
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.OldColumnNameCannotBeNullOrEmpty))]
    public virtual string OldName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.NewColumnNameCannotBeNullOrEmpty))]
    public virtual string NewName { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Gives the column its former name back.</summary>
    public override IMigrationExpression Reverse()
        => new RenameColumnExpression { SchemaName = SchemaName, TableName = TableName, OldName = NewName, NewName = OldName };

    public override string ToString() => $"{base.ToString()} {TableName} {OldName} to {NewName}";
}
