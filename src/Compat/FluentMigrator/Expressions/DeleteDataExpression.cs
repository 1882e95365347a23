using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>Deletes rows of a table: those that match one of <see cref="Rows"/>, or all.</summary>
public class DeleteDataExpression : IMigrationExpression, ISchemaExpression
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public string TableName { get; set; }

    public virtual bool IsAllRows { get; set; }

    public List<DeletionDataDefinition> Rows { get; } = [];

    public void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Never succeeds, because the deleted values are not known.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IMigrationExpression Reverse() => throw MigrationExpressionBase.Irreversible(this);
}
