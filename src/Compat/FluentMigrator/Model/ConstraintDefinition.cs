using System.ComponentModel.DataAnnotations;
using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;

namespace FluentMigrator.Model;

/// <summary>A primary key or a unique constraint over the columns of one table.</summary>
public class ConstraintDefinition : ICloneable, ISupportAdditionalFeatures, IValidatableObject
{
    private readonly ConstraintType _type;
    private Dictionary<string, object> _additionalFeatures = [];

    public ConstraintDefinition(ConstraintType type)
    {
        _type = type;
    }

    public bool IsPrimaryKeyConstraint => _type == ConstraintType.PrimaryKey;

    public bool IsUniqueConstraint => _type == ConstraintType.Unique;

    public virtual string SchemaName { get; set; }

    public virtual string ConstraintName { get; set; }

    public virtual string TableName { get; set; }

    public virtual ICollection<string> Columns { get; set; } = new List<string>();

    public IDictionary<string, object> AdditionalFeatures => _additionalFeatures;

    /// <summary>A copy with column names and additional features of its own.</summary>
    public object Clone()
    {
        var copy = (ConstraintDefinition)MemberwiseClone();
        copy.Columns = Columns?.ToList();
        copy._additionalFeatures = _additionalFeatures.Clone();
        return copy;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(TableName))
            yield return new ValidationResult(ErrorMessages.TableNameCannotBeNullOrEmpty);
        if (Columns is not { Count: > 0 })
            yield return new ValidationResult(ErrorMessages.ConstraintMustHaveAtLeastOneColumn);
    }
}
