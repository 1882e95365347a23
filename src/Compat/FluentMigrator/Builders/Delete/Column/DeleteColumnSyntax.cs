using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Delete.Column;

/// <summary>More columns to delete, and the table that they belong to.</summary>
public interface IDeleteColumnFromTableSyntax : IFluentSyntax
{
    IDeleteColumnFromTableSyntax Column(string columnName);
    IInSchemaSyntax FromTable(string tableName);
}
