using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders;

/// <summary>Where the object is, and whether it has to exist.</summary>
public interface IIfExistsOrInSchemaSyntax : IInSchemaSyntax
{
    /// <summary>Does nothing, instead of failing, when the object does not exist.</summary>
    IInSchemaSyntax IfExists();
}

/// <summary>Where the object is.</summary>
public interface IInSchemaSyntax : IFluentSyntax
{
    void InSchema(string schemaName);
}
