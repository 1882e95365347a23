namespace FluentMigrator.Infrastructure.Extensions;

/// <summary>Typed access to additional features.</summary>
/// <exception cref="InvalidCastException">A feature is read as another type than it has.</exception>
public static class AdditionalFeaturesExtensions
{
    /// <summary>The feature, or <paramref name="defaultValue"/> when it is not set.</summary>
    public static T GetAdditionalFeature<T>(this ISupportAdditionalFeatures additionalFeatures, string key, T defaultValue = default)
        => additionalFeatures.TryGetAdditionalFeature<T>(key, out var value) ? value : defaultValue;

    /// <summary>The feature; when it is not set, it is created and kept.</summary>
    public static T GetAdditionalFeature<T>(this ISupportAdditionalFeatures additionalFeatures, string key, Func<T> createDefaultValue)
    {
        if (additionalFeatures.TryGetAdditionalFeature<T>(key, out var value))
            return value;
        value = createDefaultValue();
        additionalFeatures.SetAdditionalFeature(key, value);
        return value;
    }

    /// <summary>Sets the feature, in place of an earlier value.</summary>
    public static void SetAdditionalFeature<T>(this ISupportAdditionalFeatures additionalFeatures, string key, T value)
        => additionalFeatures.AdditionalFeatures[key] = value;

    /// <summary>Whether the feature is set; a feature set to null reads as the type's default.</summary>
    public static bool TryGetAdditionalFeature<T>(this ISupportAdditionalFeatures additionalFeatures, string key, out T value)
    {
        var found = additionalFeatures.AdditionalFeatures.TryGetValue(key, out var feature);
        value = feature == null ? default : (T)feature;
        return found;
    }
}
