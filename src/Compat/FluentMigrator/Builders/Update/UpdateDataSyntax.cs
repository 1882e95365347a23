using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Update;

/// <summary>The schema of the table whose rows change, then the new values.</summary>
public interface IUpdateSetOrInSchemaSyntax : IUpdateSetSyntax
{
    IUpdateSetSyntax InSchema(string schemaName);
}

/// <summary>The new values, as an object whose public properties are the columns, or as a dictionary.</summary>
public interface IUpdateSetSyntax : IFluentSyntax
{
    IUpdateWhereSyntax Set(object dataAsAnonymousType);
    IUpdateWhereSyntax Set(IDictionary<string, object> data);
}

/// <summary>Which rows change.</summary>
public interface IUpdateWhereSyntax : IFluentSyntax
{
    /// <summary>Changes every row of the table.</summary>
    void AllRows();

    /// <summary>Changes the rows that have all these values; throws ArgumentNullException for null.</summary>
    void Where(object dataAsAnonymousType);

    /// <summary>Changes the rows that have all these values; throws ArgumentNullException for null.</summary>
    void Where(IDictionary<string, object> data);
}
