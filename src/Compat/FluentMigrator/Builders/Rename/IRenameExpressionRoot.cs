using FluentMigrator.Builders.Rename.Table;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Rename;

/// <summary>The start of renaming a table or a column.</summary>
public interface IRenameExpressionRoot : IFluentSyntax
{
    IRenameColumnTableSyntax Column(string oldName);
    IRenameTableToOrInSchemaSyntax Table(string oldName);
}
