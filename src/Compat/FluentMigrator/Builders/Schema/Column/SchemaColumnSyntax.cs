using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Column;

/// <summary>Questions about a column.</summary>
public interface ISchemaColumnSyntax : IFluentSyntax
{
    bool Exists();
}
