using FluentMigrator.Builders.Rename.Column;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Rename;

/// <summary>The table whose column gets another name.</summary>
public interface IRenameColumnTableSyntax : IFluentSyntax
{
    IRenameColumnToOrInSchemaSyntax OnTable(string tableName);
}
