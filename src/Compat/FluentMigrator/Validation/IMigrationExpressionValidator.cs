using System.ComponentModel.DataAnnotations;
using FluentMigrator.Expressions;

namespace FluentMigrator.Validation;

/// <summary>Finds what is wrong with an expression before it is executed.</summary>
public interface IMigrationExpressionValidator
{
    /// <summary>The faults of the expression; none when it is valid.</summary>
    IEnumerable<ValidationResult> Validate(IMigrationExpression expression);
}
