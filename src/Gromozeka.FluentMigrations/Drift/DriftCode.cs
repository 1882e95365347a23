using Gromozeka.FluentMigrations.CSharp;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>
/// What a migration says to undo a difference: it makes the table anew without losing a row, where the statements by themselves would
/// delete rows by cascade. It changes nothing in a database without the difference, because a new database will run it too.
/// </summary>
internal static class DriftCode
{
    /// <summary>The code; null if FluentMigrator has no words for it.</summary>
    public static string? Of(SchemaDifference difference, SchemaSnapshot expected)
    {
        var table = Text(difference.Table.Name);
        var wanted = expected.Find(difference.Table);
        return difference switch
        {
            { Kind: DifferenceKind.ExtraColumn, Present: ColumnShape column } =>
                $"if (Schema.Table({table}).Column({Text(column.Name)}).Exists()) Delete.Column({Text(column.Name)}).FromTable({table});",
            { Kind: DifferenceKind.MissingColumn, Missing: ColumnShape column } when IsPlain(column) && !HasRules(wanted!, column) =>
                $"if (!Schema.Table({table}).Column({Text(column.Name)}).Exists()) "
                    + $"Alter.Table({table}).AddColumn({Text(column.Name)}){Definition(column)};",
            { Kind: DifferenceKind.Changed, Present: ColumnShape { Generated: null } column }
                when wanted?.Column(column.Name) is { Generated: null } other && CanAlter(column, other, wanted.Names) =>
                $"Alter.Column({Text(column.Name)}).OnTable({table}){Definition(other)};",
            _ => null,
        };
    }

    /// <summary>Altering a column keeps its collation, its number and, without another one, its default.</summary>
    private static bool CanAlter(ColumnShape column, ColumnShape wanted, StringComparer names) =>
        names.Equals(column.Collation, wanted.Collation)
        && column.IsIdentity == wanted.IsIdentity
        && (column.Default is null || wanted.Default is not null);

    private static bool IsPlain(ColumnShape column) => column is { Generated: null, KeyPosition: 0, Collation: "", IsIdentity: false };

    private static bool HasRules(TableShape table, ColumnShape column) =>
        table.Rules.Any(rule => rule.Columns.Contains(column.Name, table.Names))
        || table.ForeignKeys.Any(key => key.Columns.Contains(column.Name, table.Names))
        || table.Indexes.Any(index => index.Origin != IndexOrigin.Statement && index.ColumnNames.Contains(column.Name, table.Names));

    private static string Definition(ColumnShape column) =>
        $".AsCustom({Text(column.Type)})"
        + (column.IsNullable ? ".Nullable()" : ".NotNullable()")
        + (column.Default is null ? "" : $".WithDefaultValue(RawSql.Insert({Text(DefaultCode.Sql(column.Default))}))");

    private static string Text(string text) => CodeText.Literal(text);
}
