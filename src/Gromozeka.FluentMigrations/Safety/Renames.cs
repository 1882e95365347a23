using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>Follows a name through the renames of a step.</summary>
internal static class Renames
{
    public static string Table(IReadOnlyList<IMigrationExpression> expressions, string table) => Follow(expressions, table, null).Table;

    public static string Column(IReadOnlyList<IMigrationExpression> expressions, string table, string column) =>
        Follow(expressions, table, column).Column!;

    /// <summary>The operations that rename something, and where they stand; the last first.</summary>
    public static IReadOnlyList<(int Index, IMigrationExpression Rename)> Of(IReadOnlyList<IMigrationExpression> expressions) =>
        [.. expressions.Index().Where(entry => entry.Item is RenameTableExpression or RenameColumnExpression).Reverse()];

    /// <summary>What something is called now that an operation will find under its later name.</summary>
    /// <param name="renames">What all operations that lie ahead rename, the last first.</param>
    /// <param name="index">Where the operation stands.</param>
    /// <param name="loss">What it names.</param>
    public static DeletedRows NameBefore(IReadOnlyList<(int Index, IMigrationExpression Rename)> renames, int index, DeletedRows loss)
    {
        foreach (var (_, expression) in renames.SkipWhile(entry => entry.Index > index))
        {
            if (expression is RenameTableExpression renamed && Same(renamed.NewName, loss.Table))
                loss = loss with { Table = renamed.OldName };
            else if (expression is RenameColumnExpression change && Same(change.TableName, loss.Table) && Same(change.NewName, loss.Column))
                loss = loss with { Column = change.OldName };
        }

        return loss;
    }

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
