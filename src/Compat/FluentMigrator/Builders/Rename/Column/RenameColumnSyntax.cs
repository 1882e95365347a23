using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Rename.Column;

/// <summary>The schema of the table, then the column's new name.</summary>
public interface IRenameColumnToOrInSchemaSyntax : IRenameColumnToSyntax
{
    IRenameColumnToSyntax InSchema(string schemaName);
}

/// <summary>The column's new name.</summary>
public interface IRenameColumnToSyntax : IFluentSyntax
{
    void To(string name);
}
