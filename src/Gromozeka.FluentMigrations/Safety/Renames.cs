using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>Follows a name through the renames of a step.</summary>
internal static class Renames
{
    public static string Table(IReadOnlyList<IMigrationExpression> expressions, string table) => Follow(expressions, table, null).Table;

    public static string Column(IReadOnlyList<IMigrationExpression> expressions, string table, string column) =>
        Follow(expressions, table, column).Column!;

    private static (string Table, string? Column) Follow(IReadOnlyList<IMigrationExpression> expressions, string table, string? column)
    {
        foreach (var expression in expressions)
        {
            if (expression is RenameTableExpression renamed && Same(renamed.OldName, table))
                table = renamed.NewName;
            else if (expression is RenameColumnExpression change && Same(change.TableName, table) && Same(change.OldName, column))
                column = change.NewName;
        }

        return (table, column);
    }

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
