using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Rename.Table;

/// <summary>The schema of the table, then its new name.</summary>
public interface IRenameTableToOrInSchemaSyntax : IRenameTableToSyntax
{
    IRenameTableToSyntax InSchema(string schemaName);
}

/// <summary>The table's new name.</summary>
public interface IRenameTableToSyntax : IFluentSyntax
{
    IInSchemaSyntax To(string name);
}
