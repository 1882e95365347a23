namespace FluentMigrator.Runner.Conventions;

/// <summary>Chooses the schema of an expression.</summary>
public interface IDefaultSchemaNameConvention
{
    /// <summary>The schema to use in place of <paramref name="originalSchemaName"/>, which may be null or empty.</summary>
    string GetSchemaName(string originalSchemaName);
}
