using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Delete;

/// <summary>The schema of the table that loses rows, then which rows.</summary>
public interface IDeleteDataOrInSchemaSyntax : IDeleteDataSyntax
{
    IDeleteDataSyntax InSchema(string schemaName);
}

/// <summary>Which rows are deleted.</summary>
public interface IDeleteDataSyntax : IFluentSyntax
{
    void AllRows();

    /// <summary>Deletes the rows whose column is null.</summary>
    void IsNull(string columnName);

    /// <summary>Deletes the rows that have all these values; may be repeated. Throws ArgumentNullException for null.</summary>
    IDeleteDataSyntax Row(object dataAsAnonymousType);
}
