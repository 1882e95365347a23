using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Announces changes of a table; by itself it changes no more than the description.</summary>
public class AlterTableExpression : MigrationExpressionBase, ISchemaExpression
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    /// <summary>The new description; null leaves the present one.</summary>
    public virtual string TableDescription { get; set; }

    /// <summary>Whether a table that does not exist is passed over instead of being an error.</summary>
    public virtual bool IfExists { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>The same announcement without the description, as the earlier description is not known.</summary>
    public override IMigrationExpression Reverse()
        => new AlterTableExpression { SchemaName = SchemaName, TableName = TableName, IfExists = IfExists };

    public override string ToString() => $"{base.ToString()} {TableName}";
}
