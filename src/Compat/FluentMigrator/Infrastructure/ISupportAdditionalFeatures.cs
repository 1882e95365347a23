namespace FluentMigrator.Infrastructure;

/// <summary>Something to which extensions for one database product attach what the common model has no member for.</summary>
public interface ISupportAdditionalFeatures
{
    /// <summary>The attached values by name; only the database product that knows a name heeds it.</summary>
    IDictionary<string, object> AdditionalFeatures { get; }
}
