using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Sequence;

/// <summary>Asks the context's database about a sequence; the schema may be null for the default one.</summary>
public class SchemaSequenceQuery : ISchemaSequenceSyntax
{
    private readonly IMigrationContext _context;
    private readonly string _schemaName;
    private readonly string _sequenceName;

    public SchemaSequenceQuery(IMigrationContext context, string schemaName, string sequenceName)
    {
        _context = context;
        _schemaName = schemaName;
        _sequenceName = sequenceName;
    }

    public bool Exists() => _context.QuerySchema.SequenceExists(_schemaName, _sequenceName);
}
