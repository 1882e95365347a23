using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders;

/// <summary>What a builder of columns is working on; extension methods reach the column through it.</summary>
public interface IColumnExpressionBuilder : IFluentSyntax
{
    string SchemaName { get; }
    string TableName { get; }

    /// <summary>The column named last; null when none was named yet.</summary>
    ColumnDefinition Column { get; }
}
