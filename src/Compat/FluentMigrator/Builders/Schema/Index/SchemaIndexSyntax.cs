using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Index;

/// <summary>Questions about an index.</summary>
public interface ISchemaIndexSyntax : IFluentSyntax
{
    bool Exists();
}
