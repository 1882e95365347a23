using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Insert;

/// <summary>The schema of the table that receives rows, then the rows.</summary>
public interface IInsertDataOrInSchemaSyntax : IInsertDataSyntax
{
    IInsertDataSyntax InSchema(string schemaName);
}

/// <summary>The rows to insert, each as an object whose public properties are the columns, or as a dictionary.</summary>
public interface IInsertDataSyntax : IFluentSyntax
{
    /// <summary>Adds one row; throws ArgumentNullException for null.</summary>
    IInsertDataSyntax Row(object recordAsAnonymousType);

    /// <summary>Adds one row from column names and values; throws ArgumentNullException for null.</summary>
    IInsertDataSyntax Row(IDictionary<string, object> record);

    IInsertDataSyntax Rows(params object[] recordsAsAnonymousTypes);
    IInsertDataSyntax Rows(params IDictionary<string, object>[] records);
}
