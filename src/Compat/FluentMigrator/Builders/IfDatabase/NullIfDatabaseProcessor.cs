namespace FluentMigrator.Builders.IfDatabase;

/// <summary>Stands for a database that is not the one asked for: nothing exists in it.</summary>
public class NullIfDatabaseProcessor : IQuerySchema
{
    /// <summary>A name that no database has.</summary>
    public string DatabaseType => "Unknown";

    /// <summary>Always empty.</summary>
    public IList<string> DatabaseTypeAliases { get; } = [];

    public bool ColumnExists(string schemaName, string tableName, string columnName) => false;

    public bool ConstraintExists(string schemaName, string tableName, string constraintName) => false;

    public bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) => false;

    public bool IndexExists(string schemaName, string tableName, string indexName) => false;

    public bool SchemaExists(string schemaName) => false;

    public bool SequenceExists(string schemaName, string sequenceName) => false;

    public bool TableExists(string schemaName, string tableName) => false;
}
