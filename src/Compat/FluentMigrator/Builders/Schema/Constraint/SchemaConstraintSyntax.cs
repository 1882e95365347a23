using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Schema.Constraint;

/// <summary>Questions about a constraint.</summary>
public interface ISchemaConstraintSyntax : IFluentSyntax
{
    bool Exists();
}
