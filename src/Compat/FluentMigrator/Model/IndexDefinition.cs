using System.ComponentModel.DataAnnotations;
using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;
using FluentMigrator.Validation;

namespace FluentMigrator.Model;

/// <summary>An index over the columns of one table.</summary>
public class IndexDefinition : ICloneable, ISupportAdditionalFeatures, IValidatableObject, IValidationChildren
{
    private Dictionary<string, object> _additionalFeatures = [];

    public virtual string Name { get; set; }

    public virtual string SchemaName { get; set; }

    public virtual string TableName { get; set; }

    public virtual bool IsUnique { get; set; }

    /// <summary>Whether the table shall be stored in the order of the index, where the database product can do that.</summary>
    public bool IsClustered { get; set; }

    public virtual ICollection<IndexColumnDefinition> Columns { get; set; } = new List<IndexColumnDefinition>();

    public virtual IDictionary<string, object> AdditionalFeatures => _additionalFeatures;

    IEnumerable<object> IValidationChildren.Children => Columns;

    /// <summary>A copy with columns and additional features of its own.</summary>
    public object Clone()
    {
        var copy = (IndexDefinition)MemberwiseClone();
        copy.Columns = Columns?.CloneAll().ToList();
        copy._additionalFeatures = _additionalFeatures.Clone();
        return copy;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Name))
            yield return new ValidationResult(ErrorMessages.IndexNameCannotBeNullOrEmpty);
        if (string.IsNullOrEmpty(TableName))
            yield return new ValidationResult(ErrorMessages.TableNameCannotBeNullOrEmpty);
        if (Columns is not { Count: > 0 })
            yield return new ValidationResult(ErrorMessages.IndexMustHaveOneOrMoreColumns);
    }
}
