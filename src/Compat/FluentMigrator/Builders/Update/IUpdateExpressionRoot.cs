using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Update;

/// <summary>The start of changing rows.</summary>
public interface IUpdateExpressionRoot : IFluentSyntax
{
    IUpdateSetOrInSchemaSyntax Table(string tableName);
}
