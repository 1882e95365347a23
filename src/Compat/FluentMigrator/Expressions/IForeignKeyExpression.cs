using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>An expression about a foreign key.</summary>
public interface IForeignKeyExpression
{
    ForeignKeyDefinition ForeignKey { get; }
}
