using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>Follows a name through the renames of a step, including moves to another schema.</summary>
internal static class Renames
{
    public static TableName Table(IReadOnlyList<IMigrationExpression> expressions, TableName table, TableNameComparer names) =>
        Follow(expressions, table, null, names).Table;

    public static string Column(IReadOnlyList<IMigrationExpression> expressions, TableName table, string column, TableNameComparer names) =>
        Follow(expressions, table, column, names).Column!;

    /// <summary>The rename operations with their positions, last first.</summary>
    public static IReadOnlyList<(int Index, IMigrationExpression Rename)> Of(IReadOnlyList<IMigrationExpression> expressions) =>
        [
            .. expressions
                .Index()
                .Where(entry => entry.Item is RenameTableExpression or AlterSchemaExpression or RenameColumnExpression)
                .Reverse(),
        ];

    /// <summary>The current name of an object that an operation will refer to by a later name.</summary>
    /// <param name="renames">All upcoming rename operations, last first.</param>
    /// <param name="index">The position of the operation.</param>
    /// <param name="loss">The object that it names.</param>
    /// <param name="names">How the database compares names.</param>
    public static DeletedRows NameBefore(
        IReadOnlyList<(int Index, IMigrationExpression Rename)> renames,
        int index,
        DeletedRows loss,
        TableNameComparer names
    )
    {
        foreach (var (_, expression) in renames.SkipWhile(entry => entry.Index > index))
        {
            if (OfTable(expression) is var (before, after) && names.Equals(after, loss.Table))
                loss = loss with { Table = before };
            else if (
                expression is RenameColumnExpression change
                && names.Equals(TableOf(change), loss.Table)
                && names.Parts.Equals(change.NewName, loss.Column)
            )
                loss = loss with { Column = change.OldName };
        }

        return loss;
    }

    private static (TableName Table, string? Column) Follow(
        IReadOnlyList<IMigrationExpression> expressions,
        TableName table,
        string? column,
        TableNameComparer names
    )
    {
        foreach (var expression in expressions)
        {
            if (OfTable(expression) is var (before, after) && names.Equals(before, table))
                table = after;
            else if (
                expression is RenameColumnExpression change
                && names.Equals(TableOf(change), table)
                && names.Parts.Equals(change.OldName, column)
            )
                column = change.NewName;
        }

        return (table, column);
    }

    private static (TableName Before, TableName After)? OfTable(IMigrationExpression expression) =>
        expression switch
        {
            RenameTableExpression rename => (new(rename.SchemaName, rename.OldName), new(rename.SchemaName, rename.NewName)),
            AlterSchemaExpression move => (new(move.SourceSchemaName, move.TableName), new(move.DestinationSchemaName, move.TableName)),
            _ => null,
        };

    private static TableName TableOf(RenameColumnExpression change) => new(change.SchemaName, change.TableName);
}
