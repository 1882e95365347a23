using System.Globalization;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Tests.Edits;

/// <summary>What a migration asks for before and after an edit.</summary>
internal static class EditCases
{
    /// <summary>What migration 2 asks for, and what else it asks for later.</summary>
    public static readonly Dictionary<string, (Action<Migration> Then, Action<Migration> Now)> Changes = new()
    {
        ["another table"] = (m => Table(m), m => m.Create.Table("t9").WithColumn("id").AsInt64().PrimaryKey()),
        ["another column"] = (m => Table(m), m => Table(m).WithColumn("more").AsString().Nullable()),
        ["no column"] = (m => Table(m).WithColumn("more").AsString().Nullable(), m => Table(m)),
        ["another type"] = (m => Table(m).WithColumn("more").AsString(10), m => Table(m).WithColumn("more").AsString(11)),
        ["another default"] = (
            m => Table(m).WithColumn("n").AsInt32().WithDefaultValue(1),
            m => Table(m).WithColumn("n").AsInt32().WithDefaultValue(2)
        ),
        ["text for a number"] = (
            m => Table(m).WithColumn("n").AsString().WithDefaultValue(1),
            m => Table(m).WithColumn("n").AsString().WithDefaultValue("1")
        ),
        ["nullable"] = (m => Table(m).WithColumn("n").AsInt32().NotNullable(), m => Table(m).WithColumn("n").AsInt32().Nullable()),
        ["not said, and said"] = (m => Table(m).WithColumn("n").AsInt32(), m => Table(m).WithColumn("n").AsInt32().Unique()),
        ["a collation"] = (m => Table(m).WithColumn("n").AsString(), m => Table(m).WithColumn("n").AsString("NOCASE")),
        ["the order of an index"] = (
            m => m.Create.Index("i").OnTable("t1").OnColumn("id").Ascending(),
            m => m.Create.Index("i").OnTable("t1").OnColumn("id").Descending()
        ),
        ["a rule of a foreign key"] = (
            m => Table(m).WithColumn("one").AsInt64().ForeignKey("k", "t1", "id"),
            m => Table(m).WithColumn("one").AsInt64().ForeignKey("k", "t1", "id").OnDelete(System.Data.Rule.Cascade)
        ),
        ["a row"] = (m => m.Insert.IntoTable("t1").Row(new { id = 5 }), m => m.Insert.IntoTable("t1").Row(new { id = 6 })),
        ["one row more"] = (
            m => m.Insert.IntoTable("t1").Row(new { id = 5 }),
            m => m.Insert.IntoTable("t1").Row(new { id = 5 }).Row(new { id = 6 })
        ),
        ["a condition"] = (m => m.Delete.FromTable("t1").Row(new { id = 5 }), m => m.Delete.FromTable("t1").Row(new { id = 6 })),
        ["all rows"] = (m => m.Delete.FromTable("t1").Row(new { id = 5 }), m => m.Delete.FromTable("t1").AllRows()),
        ["set and where"] = (
            m => m.Update.Table("t1").Set(new { id = 5 }).Where(new { id = 6 }),
            m => m.Update.Table("t1").Set(new { id = 6 }).Where(new { id = 5 })
        ),
        ["SQL"] = (m => m.Execute.Sql("SELECT 1"), m => m.Execute.Sql("SELECT 2")),
        ["a text in SQL"] = (m => m.Execute.Sql("SELECT 'it''s'"), m => m.Execute.Sql("SELECT 'it''s not'")),
        ["the order"] = (
            m =>
            {
                Table(m);
                m.Execute.Sql("SELECT 1");
            },
            m =>
            {
                m.Execute.Sql("SELECT 1");
                Table(m);
            }
        ),
        ["a fixed time for now"] = (m => m.Execute.Sql($"SELECT '{Guid.NewGuid()}', 1"), m => m.Execute.Sql("SELECT 'fixed', 1")),
        ["beside what changes each time"] = (
            m => m.Execute.Sql($"SELECT '{Guid.NewGuid()}', 1"),
            m => m.Execute.Sql($"SELECT '{Guid.NewGuid()}', 2")
        ),
        ["a real for a number"] = (m => Value(m, 5), m => Value(m, 5.0)),
        ["a real for a decimal"] = (m => Value(m, 0.5m), m => Value(m, 0.5)),
        ["a float for a double"] = (m => Value(m, 0.1f), m => Value(m, 0.1)),
        ["SQL for a text"] = (m => Value(m, "x' || 'y"), m => Value(m, RawSql.Insert("'x' || 'y'"))),
        ["a time of day"] = (m => m.Execute.Sql("SELECT '22:00:00'"), m => m.Execute.Sql("SELECT '23:00:00'")),
        ["a day without its year"] = (
            m => m.Execute.Sql($"SELECT '{DateTime.UtcNow:d MMMM}'"),
            m => m.Execute.Sql($"SELECT '{DateTime.UtcNow.AddDays(1):d MMMM}'")
        ),
        ["a duration"] = (m => Value(m, TimeSpan.FromHours(22)), m => Value(m, TimeSpan.FromHours(23))),
        ["a second"] = (m => Value(m, new TimeOnly(9, 0, 1)), m => Value(m, new TimeOnly(9, 0, 2))),
        ["beyond the text that is kept"] = (m => Many(m, 20_000, 0), m => Many(m, 20_000, 1)),
        ["nothing more"] = (m => Table(m), _ => { }),
    };

    /// <summary>What migration 2 asks for, and what is the same although it is not equal.</summary>
    public static readonly Dictionary<string, (Action<Migration> Then, Action<Migration> Now)> SameThings = new()
    {
        ["the same"] = (m => Table(m), m => Table(m)),
        ["a time and a GUID"] = (Unstable, Unstable),
        ["a time and a GUID in SQL"] = (UnstableSql, UnstableSql),
        ["today"] = (m => Day(m, DateTime.UtcNow.Date), m => Day(m, DateTime.UtcNow.Date.AddDays(1))),
        ["today in SQL"] = (m => DaySql(m, DateTime.UtcNow), m => DaySql(m, DateTime.UtcNow.AddDays(-1))),
        ["line ends of the checkout"] = (m => m.Execute.Sql("SELECT\n1;\n"), m => m.Execute.Sql("SELECT\r\n1;\r\n")),
        ["another culture"] = (
            m => In(Decimal(","), () => Table(m).WithColumn("n").AsDouble().WithDefaultValue(1.5)),
            m => In(Decimal("٫"), () => Table(m).WithColumn("n").AsDouble().WithDefaultValue(1.5))
        ),
        ["marks of the text in a text"] = (m => m.Execute.Sql("SELECT '\u0001\u0002\\'"), m => m.Execute.Sql("SELECT '\u0001\u0002\\'")),
    };

    public static FluentMigrator.Builders.Create.Table.ICreateTableWithColumnSyntax Table(Migration migration) =>
        migration.Create.Table("t2").WithColumn("id").AsInt64().PrimaryKey();

    private static void Unstable(Migration migration)
    {
        Table(migration).WithColumn("at").AsDateTime().Nullable().WithColumn("g").AsString().Nullable();
        migration
            .Insert.IntoTable("t2")
            .Row(
                new
                {
                    id = 1,
                    at = DateTime.UtcNow.AddYears(5),
                    g = Guid.NewGuid(),
                }
            );
        migration
            .Insert.IntoTable("t2")
            .Row(
                new
                {
                    id = 2,
                    at = DateTime.UtcNow,
                    g = $"{Guid.NewGuid()}",
                }
            );
    }

    private static void UnstableSql(Migration migration) =>
        migration.Execute.Sql($"SELECT '{DateTime.UtcNow.AddYears(5):O}', {DateTime.UtcNow.Ticks}, '{Guid.NewGuid()}'");

    private static void Day(Migration migration, DateTime day)
    {
        Table(migration).WithColumn("at").AsDateTime().NotNullable().WithDefaultValue(day);
        migration.Execute.Sql("SELECT 1");
    }

    private static void DaySql(Migration migration, DateTime day) => migration.Execute.Sql($"SELECT '{day:yyyy-MM-dd}'");

    private static void Value(Migration migration, object value)
    {
        Table(migration).WithColumn("n").AsString().Nullable();
        migration.Insert.IntoTable("t2").Row(new Dictionary<string, object> { ["id"] = 1, ["n"] = value });
    }

    /// <summary>Rows with a GUID each, or with the same text, but for the last one.</summary>
    public static void Many(Migration migration, int count, int? last)
    {
        Table(migration).WithColumn("g").AsString().NotNullable();
        var rows = migration.Insert.IntoTable("t2");
        for (var i = 0; i < count; i++)
            rows.Row(
                new
                {
                    id = i,
                    g = last is null ? $"{Guid.NewGuid()}"
                    : i == count - 1 ? $"{last}"
                    : "x",
                }
            );
    }

    private static CultureInfo Decimal(string separator) => new("") { NumberFormat = { NumberDecimalSeparator = separator } };

    private static void In(CultureInfo culture, Action action)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
