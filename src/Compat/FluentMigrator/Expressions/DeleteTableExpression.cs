using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Drops a table.</summary>
public class DeleteTableExpression : MigrationExpressionBase, ISchemaExpression
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    /// <summary>Whether a table that does not exist is passed over instead of being an error.</summary>
    public virtual bool IfExists { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {TableName}";
}
