namespace FluentMigrator;

/// <summary>Answers what exists in the database at this moment.</summary>
public interface IQuerySchema
{
    /// <summary>The id of the database product.</summary>
    string DatabaseType { get; }

    /// <summary>Other ids the database product answers to.</summary>
    IList<string> DatabaseTypeAliases { get; }

    bool ColumnExists(string schemaName, string tableName, string columnName);

    bool ConstraintExists(string schemaName, string tableName, string constraintName);

    bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue);

    bool IndexExists(string schemaName, string tableName, string indexName);

    bool SchemaExists(string schemaName);

    bool SequenceExists(string schemaName, string sequenceName);

    bool TableExists(string schemaName, string tableName);
}
