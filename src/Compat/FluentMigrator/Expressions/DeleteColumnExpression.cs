using System.ComponentModel.DataAnnotations;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Drops columns of a table.</summary>
public class DeleteColumnExpression : MigrationExpressionBase, ISchemaExpression, IValidatableObject
{
    public virtual string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public virtual string TableName { get; set; }

    public ICollection<string> ColumnNames { get; set; } = new List<string>();

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {TableName} {string.Join(", ", ColumnNames)}";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ColumnNames is not { Count: > 0 } || ColumnNames.Any(string.IsNullOrEmpty))
            yield return new ValidationResult(ErrorMessages.ColumnNameCannotBeNullOrEmpty);
        else if (ColumnNames.Distinct().Count() < ColumnNames.Count)
            yield return new ValidationResult(ErrorMessages.ColumnNamesMustBeUnique);
    }
}
