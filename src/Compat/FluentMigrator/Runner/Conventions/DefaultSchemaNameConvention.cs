namespace FluentMigrator.Runner.Conventions;

/// <summary>Replaces a missing schema by one and the same.</summary>
public class DefaultSchemaNameConvention : IDefaultSchemaNameConvention
{
    private readonly string _defaultSchemaName;

    /// <param name="defaultSchemaName">The default schema; null or empty means that there is none.</param>
    public DefaultSchemaNameConvention(string defaultSchemaName)
    {
        _defaultSchemaName = string.IsNullOrEmpty(defaultSchemaName) ? null : defaultSchemaName;
    }

    public string GetSchemaName(string originalSchemaName)
        => string.IsNullOrEmpty(originalSchemaName) ? _defaultSchemaName : originalSchemaName;
}
