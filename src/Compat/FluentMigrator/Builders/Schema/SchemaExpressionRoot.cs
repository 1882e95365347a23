using FluentMigrator.Builders.Schema.Schema;
using FluentMigrator.Builders.Schema.Sequence;
using FluentMigrator.Builders.Schema.Table;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema;

/// <summary>Asks the context's <see cref="IMigrationContext.QuerySchema"/> about the database.</summary>
internal sealed class SchemaExpressionRoot(IMigrationContext context) : ISchemaExpressionRoot, IMigrationContextAccessor
{
    public IMigrationContext GetMigrationContext() => context;

    public ISchemaSchemaSyntax Schema(string schemaName) => new SchemaSchemaQuery(context, schemaName);

    public ISchemaTableSyntax Table(string tableName) => new SchemaTableQuery(context, null, tableName);

    public ISchemaSequenceSyntax Sequence(string sequenceName) => new SchemaSequenceQuery(context, null, sequenceName);
}
