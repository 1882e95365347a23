using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Schema;

/// <summary>Differences as a test compares them: kind, table, subject, what was expected and what was found; one a line.</summary>
internal static class Differences
{
    public static string Of(SchemaSnapshot expected, SchemaSnapshot actual) =>
        string.Join("\n", SchemaComparer.Compare(expected, actual).Select(Line));

    /// <summary>The same of one table, beside one that is the same in both.</summary>
    public static string Of(TableShape expected, TableShape found)
    {
        var parent = Shapes.Table("p", Shapes.Column("id", key: 1));
        return Of(Shapes.Snapshot(expected, parent), Shapes.Snapshot(found, parent));
    }

    private static string Line(SchemaDifference one) =>
        $"{one.Kind} {one.Table} | {one.Subject} | {one.Expected ?? "-"} | {one.Found ?? "-"}";
}
