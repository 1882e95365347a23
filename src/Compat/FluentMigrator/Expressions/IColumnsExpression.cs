using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>An expression that defines columns of one table.</summary>
public interface IColumnsExpression
{
    string TableName { get; }

    IEnumerable<ColumnDefinition> Columns { get; }
}
