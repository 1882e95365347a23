using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Constraint;

/// <summary>Asks the context's database about a constraint of a table; the schema may be null for the default one.</summary>
public class SchemaConstraintQuery : ISchemaConstraintSyntax
{
    private readonly string _schemaName;
    private readonly string _tableName;
    private readonly string _constraintName;
    private readonly IMigrationContext _context;

    public SchemaConstraintQuery(string schemaName, string tableName, string constraintName, IMigrationContext context)
    {
        _schemaName = schemaName;
        _tableName = tableName;
        _constraintName = constraintName;
        _context = context;
    }

    public bool Exists() => _context.QuerySchema.ConstraintExists(_schemaName, _tableName, _constraintName);
}
