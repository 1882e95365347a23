using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>The data type of a column in the text of an expression.</summary>
internal static class ColumnTypeTextExtensions
{
    public static string TypeText(this ColumnDefinition column) => column.Type?.ToString() ?? column.CustomType;
}
