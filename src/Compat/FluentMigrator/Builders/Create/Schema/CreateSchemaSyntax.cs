using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.Schema;

/// <summary>The end of the sentence; extension methods for particular databases hang on here.</summary>
public interface ICreateSchemaOptionsSyntax : IFluentSyntax
{
}
