using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using FluentMigrator.Validation;

namespace FluentMigrator.Expressions;

/// <summary>Adds a column to an existing table.</summary>
public class CreateColumnExpression : MigrationExpressionBase, ISchemaExpression, IColumnsExpression, IValidationChildren
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    public virtual ColumnDefinition Column { get; set; } = new() { ModificationType = ColumnModificationType.Create };

    /// <summary>Whether a table that does not exist is passed over instead of being an error.</summary>
    public virtual bool IfExists { get; set; }

    IEnumerable<ColumnDefinition> IColumnsExpression.Columns => [Column];

    IEnumerable<object> IValidationChildren.Children => [Column];

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Drops the column.</summary>
    public override IMigrationExpression Reverse()
        => new DeleteColumnExpression { SchemaName = SchemaName, TableName = TableName, ColumnNames = { Column.Name } };

    public override string ToString() => $"{base.ToString()} {TableName} {Column.Name} {Column.TypeText()}";
}
