using FluentMigrator.Builders.Schema.Schema;
using FluentMigrator.Builders.Schema.Sequence;
using FluentMigrator.Builders.Schema.Table;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema;

/// <summary>The start of questions about the database; each is answered at once, before anything recorded so far has run.</summary>
public interface ISchemaExpressionRoot : IFluentSyntax
{
    ISchemaSchemaSyntax Schema(string schemaName);
    ISchemaSequenceSyntax Sequence(string sequenceName);
    ISchemaTableSyntax Table(string tableName);
}
