using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;

namespace FluentMigrator.Model;

/// <summary>A column of an index.</summary>
public class IndexColumnDefinition : ICloneable, ISupportAdditionalFeatures
{
    private Dictionary<string, object> _additionalFeatures = [];

    [RequiredOrError(nameof(ErrorMessages.ColumnNameCannotBeNullOrEmpty))]
    public virtual string Name { get; set; }

    public virtual Direction Direction { get; set; }

    public virtual IDictionary<string, object> AdditionalFeatures => _additionalFeatures;

    /// <summary>A copy with additional features of its own.</summary>
    public object Clone()
    {
        var copy = (IndexColumnDefinition)MemberwiseClone();
        copy._additionalFeatures = _additionalFeatures.Clone();
        return copy;
    }
}
