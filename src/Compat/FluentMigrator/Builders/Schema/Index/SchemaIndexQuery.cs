using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Index;

/// <summary>Asks the context's database about an index of a table; the schema may be null for the default one.</summary>
public class SchemaIndexQuery : ISchemaIndexSyntax
{
    private readonly string _schemaName;
    private readonly string _tableName;
    private readonly string _indexName;
    private readonly IMigrationContext _context;

    public SchemaIndexQuery(string schemaName, string tableName, string indexName, IMigrationContext context)
    {
        _schemaName = schemaName;
        _tableName = tableName;
        _indexName = indexName;
        _context = context;
    }

    public bool Exists() => _context.QuerySchema.IndexExists(_schemaName, _tableName, _indexName);
}
