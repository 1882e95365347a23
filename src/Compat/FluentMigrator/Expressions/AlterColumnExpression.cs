using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using FluentMigrator.Validation;

namespace FluentMigrator.Expressions;

/// <summary>Changes a column to the given definition.</summary>
public class AlterColumnExpression : MigrationExpressionBase, ISchemaExpression, IValidationChildren
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    public virtual ColumnDefinition Column { get; set; } = new() { ModificationType = ColumnModificationType.Alter };

    /// <summary>Whether a table that does not exist is passed over instead of being an error.</summary>
    public virtual bool IfExists { get; set; }

    IEnumerable<object> IValidationChildren.Children => [Column];

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {TableName} {Column.Name} {Column.TypeText()}";
}
