using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using FluentMigrator.Validation;

namespace FluentMigrator.Expressions;

/// <summary>Creates a table.</summary>
public class CreateTableExpression
    : MigrationExpressionBase, ISchemaExpression, IColumnsExpression, ISupportAdditionalFeatures, IValidationChildren
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    public virtual IList<ColumnDefinition> Columns { get; set; } = new List<ColumnDefinition>();

    public virtual string TableDescription { get; set; }

    /// <summary>Whether a table of that name that exists already is left as it is instead of being an error.</summary>
    public virtual bool IfNotExists { get; set; }

    public IDictionary<string, object> AdditionalFeatures { get; } = new Dictionary<string, object>();

    IEnumerable<ColumnDefinition> IColumnsExpression.Columns => Columns;

    IEnumerable<object> IValidationChildren.Children => Columns;

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Drops the table.</summary>
    public override IMigrationExpression Reverse()
        => new DeleteTableExpression { SchemaName = SchemaName, TableName = TableName, IfExists = IfNotExists };

    public override string ToString()
        => $"{base.ToString()} {TableName} ({string.Join(", ", Columns.Select(column => $"{column.Name} {column.TypeText()}"))})";
}
