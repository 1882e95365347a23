using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Gives a table another name.</summary>
public class RenameTableExpression : MigrationExpressionBase, ISchemaExpression
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.OldTableNameCannotBeNullOrEmpty))]
    public virtual string OldName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.NewTableNameCannotBeNullOrEmpty))]
    public virtual string NewName { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Gives the table its former name back.</summary>
    public override IMigrationExpression Reverse()
        => new RenameTableExpression { SchemaName = SchemaName, OldName = NewName, NewName = OldName };

    public override string ToString() => $"{base.ToString()} {OldName} to {NewName}";
}
