using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Moves a table to another schema.</summary>
public class AlterSchemaExpression : MigrationExpressionBase
{
    /// <summary>The schema the table is in; null means the default schema.</summary>
    public virtual string SourceSchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.DestinationSchemaCannotBeNull))]
    public virtual string DestinationSchemaName { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {DestinationSchemaName} Table {TableName}";
}
