namespace FluentMigrator.Generation;

/// <summary>Writes names and values the way one database product expects them in SQL.</summary>
public interface IQuoter
{
    bool IsQuoted(string value);

    /// <summary>Quotes a name that is not the name of a table, column or other special object.</summary>
    string Quote(string name);

    string QuoteColumnName(string columnName);

    string QuoteConstraintName(string constraintName, string schemaName = null);

    string QuoteIndexName(string indexName, string schemaName = null);

    string QuoteSchemaName(string schemaName);

    string QuoteSequenceName(string sequenceName, string schemaName = null);

    string QuoteTableName(string tableName, string schemaName = null);

    /// <summary>Writes a value as a literal; null and <see cref="DBNull"/> become NULL.</summary>
    string QuoteValue(object value);

    /// <summary>Takes the quotes off a name; a name without quotes stays as it is.</summary>
    string UnQuote(string value);
}
