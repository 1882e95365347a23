using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

internal static class RowCases
{
    private const string Names = "SELECT id || quote(name) || quote(age) || quote(note) FROM people ORDER BY id";

    public static readonly OperationCase[] All =
    [
        new(
            "Insert.IntoTable rows of several forms",
            m =>
                m.Insert.IntoTable("pets")
                    .InSchema("main")
                    .Row(
                        new
                        {
                            id = 10,
                            owner = (long?)null,
                            tag = "a'b",
                        }
                    )
                    .Row(new Dictionary<string, object> { ["id"] = 11 })
                    .Rows(new { id = 12, tag = RawSql.Insert("upper('x')") }, new { id = 13, tag = "🐈" })
                    .Rows(
                        new Dictionary<string, object> { ["id"] = 14, ["tag"] = DBNull.Value },
                        new Dictionary<string, object> { ["id"] = 15, ["tag"] = "z" }
                    ),
            m => m.Delete.FromTable("pets").InSchema("main").Row(new { id = RawSql.Insert(">= 10") }),
            new Fact(
                "SELECT id || quote(owner) || quote(tag) FROM pets WHERE id >= 10",
                "10NULL'a''b'; 11NULL'none'; 12NULL'X'; 13NULL'🐈'; 14NULLNULL; 15NULL'z'"
            )
        ),
        new(
            "Insert.IntoTable without values",
            m => m.Insert.IntoTable("pets").Row(new { }),
            m => m.Delete.FromTable("pets").Row(new { tag = "none" }),
            new Fact("SELECT id || tag FROM pets WHERE tag = 'none'", "3none")
        ),
        new(
            "Insert.IntoTable with a system method",
            m => m.Insert.IntoTable("people").Row(new { id = 9, name = SystemMethods.CurrentUTCDateTime }),
            m => m.Delete.FromTable("people").Row(new { id = 9 }),
            new Fact("SELECT abs(julianday(name) - julianday('now')) < 1 FROM people WHERE id = 9", "1")
        ),
        new(
            "Update.Table by a value",
            m => m.Update.Table("people").Set(new { name = "O'Hara", age = 31 }).Where(new { id = 1 }),
            m => m.Update.Table("people").Set(new { name = "Ann", age = 30 }).Where(new { id = 1 }),
            new Fact(Names, "1'O''Hara'31'it''s'; 2'Боря 🐈'NULLNULL; 3'Cid'41X'00FF'")
        ),
        new(
            "Update.Table by several values",
            m => m.Update.Table("people").InSchema("main").Set(new { note = "y" }).Where(new { id = 1, name = "Ann" }),
            m =>
                m.Update.Table("people")
                    .Set(new Dictionary<string, object> { ["note"] = "it's" })
                    .Where(new Dictionary<string, object> { ["id"] = 1 }),
            new Fact("SELECT quote(note) FROM people ORDER BY id", "'y'; NULL; X'00FF'")
        ),
        new(
            "Update.Table where null, to null and by SQL",
            m =>
            {
                m.Update.Table("people").Set(new { age = 5 }).Where(new { age = (int?)null });
                m.Update.Table("people").Set(new { note = (string?)null }).Where(new { age = RawSql.Insert("= 30") });
                m.Update.Table("people").Set(new { age = RawSql.Insert("age + 1") }).Where(new { note = DBNull.Value });
            },
            m =>
            {
                m.Update.Table("people").Set(new { age = (int?)null }).Where(new { id = 2 });
                m.Update.Table("people").Set(new { age = 30, note = "it's" }).Where(new { id = 1 });
            },
            new Fact("SELECT quote(age) || quote(note) FROM people ORDER BY id", "31NULL; 6NULL; 41X'00FF'")
        ),
        new(
            "Update.Table by a blob",
            m => m.Update.Table("people").Set(new { age = 99 }).Where(new { note = new byte[] { 0, 255 } }),
            m => m.Update.Table("people").Set(new { age = 41 }).Where(new { id = 3 }),
            new Fact("SELECT id FROM people WHERE age = 99", "3")
        ),
        new(
            "Update.Table all rows",
            m => m.Update.Table("pets").Set(new { owner = 2 }).AllRows(),
            m =>
            {
                m.Update.Table("pets").Set(new { owner = 1 }).Where(new { id = 1 });
                m.Update.Table("pets").Set(new { owner = 3 }).Where(new { id = 2 });
            },
            new Fact("SELECT owner FROM pets", "2; 2")
        ),
        new(
            "Delete.FromTable by values, each row for itself",
            m => m.Delete.FromTable("people").Row(new { id = 1, name = "Ann" }).Row(new { id = 2, name = "Ann" }),
            m =>
                m.Insert.IntoTable("people")
                    .Row(
                        new
                        {
                            id = 1,
                            name = "Ann",
                            age = 30,
                            note = "it's",
                        }
                    ),
            new Fact("SELECT id FROM people ORDER BY id", "2; 3")
        ),
        new(
            "Delete.FromTable where null",
            m =>
            {
                m.Delete.FromTable("people").Row(new { age = (int?)null, name = "Боря 🐈" });
                m.Delete.FromTable("pets").IsNull("tag");
            },
            m =>
            {
                m.Insert.IntoTable("people").Row(new { id = 2, name = "Боря 🐈" });
                m.Insert.IntoTable("pets")
                    .Row(
                        new
                        {
                            id = 2,
                            owner = 3,
                            tag = (string?)null,
                        }
                    );
            },
            new Fact("SELECT id FROM people ORDER BY id", "1; 3"),
            new Fact("SELECT id FROM pets", "1")
        ),
        new(
            "Delete.FromTable by SQL",
            m => m.Delete.FromTable("pets").Row(new { id = RawSql.Insert("IN (2, 7)") }),
            m =>
                m.Insert.IntoTable("pets")
                    .Row(
                        new
                        {
                            id = 2,
                            owner = 3,
                            tag = (string?)null,
                        }
                    ),
            new Fact("SELECT id FROM pets", "1")
        ),
        new(
            "Delete.FromTable all rows",
            m => m.Delete.FromTable("pets").AllRows(),
            m =>
                m.Insert.IntoTable("pets")
                    .Row(
                        new
                        {
                            id = 1,
                            owner = 1,
                            tag = "cat",
                        }
                    )
                    .Row(
                        new
                        {
                            id = 2,
                            owner = 3,
                            tag = (string?)null,
                        }
                    ),
            new Fact("SELECT count(*) FROM pets", "0")
        ),
    ];
}
