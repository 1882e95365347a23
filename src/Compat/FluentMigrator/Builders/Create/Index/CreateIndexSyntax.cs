using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Create.Index;

/// <summary>The direction of the index column named last, or the uniqueness of the index.</summary>
public interface ICreateIndexColumnOptionsSyntax : IFluentSyntax
{
    ICreateIndexMoreColumnOptionsSyntax Ascending();
    ICreateIndexMoreColumnOptionsSyntax Descending();

    /// <summary>Makes the whole index unique.</summary>
    ICreateIndexColumnUniqueOptionsSyntax Unique();
}

/// <summary>What follows after the index was made unique.</summary>
public interface ICreateIndexColumnUniqueOptionsSyntax : ICreateIndexOnColumnSyntax
{
    /// <summary>The index column named last.</summary>
    IndexColumnDefinition CurrentColumn { get; }
}

/// <summary>The table that is indexed.</summary>
public interface ICreateIndexForTableSyntax : IFluentSyntax
{
    ICreateIndexOnColumnOrInSchemaSyntax OnTable(string tableName);
}

/// <summary>What follows after the direction of an index column.</summary>
public interface ICreateIndexMoreColumnOptionsSyntax : ICreateIndexOnColumnSyntax
{
    /// <summary>The index column named last.</summary>
    IndexColumnDefinition CurrentColumn { get; }
}

/// <summary>The schema of the indexed table, then its columns.</summary>
public interface ICreateIndexOnColumnOrInSchemaSyntax : ICreateIndexOnColumnSyntax
{
    ICreateIndexOnColumnSyntax InSchema(string schemaName);
}

/// <summary>The next column of the index, or the options of the whole index.</summary>
public interface ICreateIndexOnColumnSyntax : IFluentSyntax
{
    ICreateIndexColumnOptionsSyntax OnColumn(string columnName);
    ICreateIndexOptionsSyntax WithOptions();
}

/// <summary>The options of the whole index.</summary>
public interface ICreateIndexOptionsSyntax : IFluentSyntax
{
    ICreateIndexOnColumnSyntax Clustered();
    ICreateIndexOnColumnSyntax NonClustered();
    ICreateIndexOnColumnSyntax Unique();
}
