using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Delete.Index;

/// <summary>The table that loses the index.</summary>
public interface IDeleteIndexForTableSyntax : IFluentSyntax
{
    IDeleteIndexOnColumnOrInSchemaSyntax OnTable(string tableName);
    IDeleteIndexOptionsSyntax WithOptions();
}

/// <summary>The schema of the indexed table, then the columns of the index.</summary>
public interface IDeleteIndexOnColumnOrInSchemaSyntax : IDeleteIndexOnColumnSyntax
{
    IDeleteIndexOnColumnSyntax InSchema(string schemaName);
}

/// <summary>The columns of the index to delete, for an index whose name is derived from them.</summary>
public interface IDeleteIndexOnColumnSyntax : IFluentSyntax
{
    IDeleteIndexOptionsSyntax OnColumn(string columnName);

    /// <summary>Names the columns of the index, in order.</summary>
    IDeleteIndexOptionsSyntax OnColumns(params string[] columnNames);

    IDeleteIndexOptionsSyntax WithOptions();
}

/// <summary>The end of the sentence; extension methods for particular databases hang on here.</summary>
public interface IDeleteIndexOptionsSyntax : IFluentSyntax
{
}
