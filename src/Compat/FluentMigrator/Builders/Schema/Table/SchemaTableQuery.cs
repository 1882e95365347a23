using FluentMigrator.Builders.Schema.Column;
using FluentMigrator.Builders.Schema.Constraint;
using FluentMigrator.Builders.Schema.Index;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Table;

/// <summary>Asks the context's database about a table and what belongs to it; the schema may be null for the default one.</summary>
public class SchemaTableQuery : ISchemaTableSyntax
{
    private readonly IMigrationContext _context;
    private readonly string _schemaName;
    private readonly string _tableName;

    public SchemaTableQuery(IMigrationContext context, string schemaName, string tableName)
    {
        _context = context;
        _schemaName = schemaName;
        _tableName = tableName;
    }

    public ISchemaColumnSyntax Column(string columnName) => new SchemaColumnQuery(_schemaName, _tableName, columnName, _context);

    public ISchemaConstraintSyntax Constraint(string constraintName) =>
        new SchemaConstraintQuery(_schemaName, _tableName, constraintName, _context);

    public bool Exists() => _context.QuerySchema.TableExists(_schemaName, _tableName);

    public ISchemaIndexSyntax Index(string indexName) => new SchemaIndexQuery(_schemaName, _tableName, indexName, _context);
}
