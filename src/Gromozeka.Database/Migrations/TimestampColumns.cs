using FluentMigrator;
using FluentMigrator.Builders.Create.Table;

namespace Gromozeka.Database.Migrations;

/// <summary>
/// The columns that nearly every table of the bot ends with. Applied migrations rely on them: a table that needs different columns defines
/// them itself, and this class stays as it is.
/// </summary>
internal static class TimestampColumns
{
    /// <summary>Adds <c>created_at</c>.</summary>
    public static ICreateTableColumnOptionOrWithColumnSyntax WithCreatedAt(this ICreateTableWithColumnSyntax table) =>
        table.WithTimestamp("created_at");

    /// <summary>Adds <c>created_at</c> and <c>updated_at</c>.</summary>
    public static ICreateTableColumnOptionOrWithColumnSyntax WithCreatedAndUpdatedAt(this ICreateTableWithColumnSyntax table) =>
        table.WithCreatedAt().WithTimestamp("updated_at");

    private static ICreateTableColumnOptionOrWithColumnSyntax WithTimestamp(this ICreateTableWithColumnSyntax table, string name) =>
        // Nullable as the bot declared them, and UTC: CurrentDateTime would be the local time of the machine.
        table.WithColumn(name).AsCustom("TIMESTAMP").Nullable().WithDefault(SystemMethods.CurrentUTCDateTime);
}
