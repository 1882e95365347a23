using System.ComponentModel.DataAnnotations;
using System.Data;
using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;

namespace FluentMigrator.Model;

/// <summary>A column as a migration describes it.</summary>
public class ColumnDefinition : ICloneable, IColumnDataType, ISupportAdditionalFeatures, IValidatableObject
{
    private Dictionary<string, object> _additionalFeatures = [];

    public virtual string Name { get; set; }

    public virtual DbType? Type { get; set; }

    public virtual int? Size { get; set; }

    public virtual int? Precision { get; set; }

    public virtual string CustomType { get; set; }

    public virtual string Expression { get; set; }

    public virtual bool ExpressionStored { get; set; }

    /// <summary>
    /// The value of rows that give none. An <see cref="UndefinedDefaultValue"/>, which it is at first, means that the
    /// column has no default; null means the default NULL.
    /// </summary>
    public virtual object DefaultValue { get; set; } = new UndefinedDefaultValue();

    public virtual bool IsForeignKey { get; set; }

    public virtual bool IsIdentity { get; set; }

    public virtual bool IsIndexed { get; set; }

    public virtual bool IsPrimaryKey { get; set; }

    public virtual string PrimaryKeyName { get; set; }

    /// <summary>Whether the column takes NULL; null when the migration does not say.</summary>
    public virtual bool? IsNullable { get; set; }

    public virtual bool IsUnique { get; set; }

    public virtual string TableName { get; set; }

    public virtual ColumnModificationType ModificationType { get; set; }

    public virtual string ColumnDescription { get; set; }

    /// <summary>Further descriptions of the column by their names.</summary>
    public virtual Dictionary<string, string> AdditionalColumnDescriptions { get; set; } = [];

    public virtual string CollationName { get; set; }

    /// <summary>The foreign key that starts at this column; null when there is none.</summary>
    public virtual ForeignKeyDefinition ForeignKey { get; set; }

    public IDictionary<string, object> AdditionalFeatures => _additionalFeatures;

    /// <summary>A copy that shares neither the descriptions, the foreign key nor the additional features with this column.</summary>
    public virtual object Clone()
    {
        var copy = (ColumnDefinition)MemberwiseClone();
        copy._additionalFeatures = _additionalFeatures.Clone();
        copy.AdditionalColumnDescriptions = AdditionalColumnDescriptions == null ? null : new(AdditionalColumnDescriptions);
        copy.ForeignKey = (ForeignKeyDefinition)ForeignKey?.Clone();
        return copy;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Name))
            yield return new ValidationResult(ErrorMessages.ColumnNameCannotBeNullOrEmpty);
        if (Type == null && string.IsNullOrEmpty(CustomType))
            yield return new ValidationResult(ErrorMessages.ColumnTypeMustBeDefined);
    }

    /// <summary>Stands in <see cref="DefaultValue"/> for "no default", which null cannot express.</summary>
    public sealed class UndefinedDefaultValue
    {
    }
}
