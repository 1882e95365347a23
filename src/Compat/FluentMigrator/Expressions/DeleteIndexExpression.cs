using System.ComponentModel.DataAnnotations;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>Drops an index.</summary>
public class DeleteIndexExpression : MigrationExpressionBase, ISupportAdditionalFeatures, IIndexExpression, IValidatableObject
{
    public virtual IndexDefinition Index { get; set; } = new();

    public IDictionary<string, object> AdditionalFeatures => Index.AdditionalFeatures;

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public override string ToString() => $"{base.ToString()} {Index.TableName} {Index.Name}";

    /// <summary>An index is dropped by its name, so its columns are not required.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Index.Name))
            yield return new ValidationResult(ErrorMessages.IndexNameCannotBeNullOrEmpty);
        if (string.IsNullOrEmpty(Index.TableName))
            yield return new ValidationResult(ErrorMessages.TableNameCannotBeNullOrEmpty);
    }
}
