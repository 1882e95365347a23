using System.ComponentModel.DataAnnotations;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Changes values of rows: those that match <see cref="Where"/>, or all.</summary>
public class UpdateDataExpression : MigrationExpressionBase, ISchemaExpression, IValidatableObject
{
    public string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public string TableName { get; set; }

    /// <summary>The new values by column; null until they are given.</summary>
    public List<KeyValuePair<string, object>> Set { get; set; }

    /// <summary>The values by column that a row must have, all of them; null when <see cref="IsAllRows"/> is meant.</summary>
    public List<KeyValuePair<string, object>> Where { get; set; }

    public bool IsAllRows { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var hasCriteria = Where is { Count: > 0 };
        if (IsAllRows && hasCriteria)
            yield return new ValidationResult(ErrorMessages.UpdateDataExpressionMustNotSpecifyBothWhereClauseAndAllRows);
        if (!IsAllRows && !hasCriteria)
            yield return new ValidationResult(ErrorMessages.UpdateDataExpressionMustSpecifyWhereClauseOrAllRows);
    }
}
