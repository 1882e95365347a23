using System.ComponentModel.DataAnnotations;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Drops a schema.</summary>
public class DeleteSchemaExpression : MigrationExpressionBase
{
    [Required(ErrorMessageResourceType = typeof(ErrorMessages), ErrorMessageResourceName = nameof(ErrorMessages.SchemaNameCannotBeNullOrEmpty))]
    public virtual string SchemaName { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {SchemaName}";
}
