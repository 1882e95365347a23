using FluentMigrator.Builders.Schema.Sequence;
using FluentMigrator.Builders.Schema.Table;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Schema;

/// <summary>Asks the context's database about a schema and what is in it.</summary>
public class SchemaSchemaQuery : ISchemaSchemaSyntax
{
    private readonly IMigrationContext _context;
    private readonly string _schemaName;

    public SchemaSchemaQuery(IMigrationContext context, string schemaName)
    {
        _context = context;
        _schemaName = schemaName;
    }

    public bool Exists() => _context.QuerySchema.SchemaExists(_schemaName);

    public ISchemaSequenceSyntax Sequence(string sequenceName) => new SchemaSequenceQuery(_context, _schemaName, sequenceName);

    public ISchemaTableSyntax Table(string tableName) => new SchemaTableQuery(_context, _schemaName, tableName);
}
