using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Insert;

/// <summary>The start of inserting rows.</summary>
public interface IInsertExpressionRoot : IFluentSyntax
{
    IInsertDataOrInSchemaSyntax IntoTable(string tableName);
}
