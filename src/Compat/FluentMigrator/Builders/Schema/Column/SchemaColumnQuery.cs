using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Column;

/// <summary>Asks the context's database about a column of a table; the schema may be null for the default one.</summary>
public class SchemaColumnQuery : ISchemaColumnSyntax
{
    private readonly string _schemaName;
    private readonly string _tableName;
    private readonly string _columnName;
    private readonly IMigrationContext _context;

    public SchemaColumnQuery(string schemaName, string tableName, string columnName, IMigrationContext context)
    {
        _schemaName = schemaName;
        _tableName = tableName;
        _columnName = columnName;
        _context = context;
    }

    public bool Exists() => _context.QuerySchema.ColumnExists(_schemaName, _tableName, _columnName);
}
