using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>Follows a name through the renames of a step.</summary>
internal static class Renames
{
    public static string Table(IReadOnlyList<IMigrationExpression> expressions, string table, StringComparer names) => Follow(expressions, table, null, names).Table;

    public static string Column(IReadOnlyList<IMigrationExpression> expressions, string table, string column, StringComparer names) =>
        Follow(expressions, table, column, names).Column!;

    /// <summary>The operations that rename something, and where they stand; the last first.</summary>
    public static IReadOnlyList<(int Index, IMigrationExpression Rename)> Of(IReadOnlyList<IMigrationExpression> expressions) =>
        [.. expressions.Index().Where(entry => entry.Item is RenameTableExpression or RenameColumnExpression).Reverse()];

    /// <summary>What something is called now that an operation will find under its later name.</summary>
    /// <param name="renames">What all operations that lie ahead rename, the last first.</param>
    /// <param name="index">Where the operation stands.</param>
    /// <param name="loss">What it names.</param>
    /// <param name="names">How the database compares names.</param>
    public static DeletedRows NameBefore(IReadOnlyList<(int Index, IMigrationExpression Rename)> renames, int index, DeletedRows loss, StringComparer names)
    {
        foreach (var (_, expression) in renames.SkipWhile(entry => entry.Index > index))
        {
            if (expression is RenameTableExpression renamed && names.Equals(renamed.NewName, loss.Table))
                loss = loss with { Table = renamed.OldName };
            else if (expression is RenameColumnExpression change && names.Equals(change.TableName, loss.Table) && names.Equals(change.NewName, loss.Column))
                loss = loss with { Column = change.OldName };
        }

        return loss;
    }

    private static (string Table, string? Column) Follow(IReadOnlyList<IMigrationExpression> expressions, string table, string? column, StringComparer names)
    {
        foreach (var expression in expressions)
        {
            if (expression is RenameTableExpression renamed && names.Equals(renamed.OldName, table))
                table = renamed.NewName;
            else if (expression is RenameColumnExpression change && names.Equals(change.TableName, table) && names.Equals(change.OldName, column))
                column = change.NewName;
        }

        return (table, column);
    }
}
