using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class RowCases
{
    private const string Pets = "SELECT id, owner, tag FROM pets ORDER BY id";

    public static readonly Case[] All =
    [
        Case.Reversing(
            "Insert.IntoTable reversed",
            m =>
                m.Insert.IntoTable("pets")
                    .Row(
                        new
                        {
                            id = 5,
                            owner = 2,
                            tag = "a'b",
                        }
                    )
                    .Row(
                        new
                        {
                            id = 6,
                            owner = 3,
                            tag = "🐈",
                        }
                    ),
            Fact.Rows(Pets, "1|1|cat", "2|3|NULL", "5|2|a'b", "6|3|🐈")
        ),
        new(
            "Insert.IntoTable rows of several forms",
            m =>
                m.Insert.IntoTable("pets")
                    .Row(
                        new
                        {
                            id = 10,
                            owner = (int?)null,
                            tag = "a'b",
                        }
                    )
                    .Row(new Dictionary<string, object> { ["id"] = 11 })
                    .Rows(new { id = 12, tag = RawSql.Insert("upper('x')") }, new { id = 13, tag = "it\\'s\n\t" })
                    .Rows(
                        new Dictionary<string, object> { ["id"] = 14, ["tag"] = DBNull.Value },
                        new Dictionary<string, object> { ["id"] = 15, ["tag"] = "z" }
                    ),
            m => m.Delete.FromTable("pets").Row(new { id = RawSql.Insert(">= 10") }),
            Fact.Rows(
                "SELECT id, owner, tag FROM pets WHERE id >= 10 ORDER BY id",
                "10|NULL|a'b",
                "11|NULL|none",
                "12|NULL|X",
                "13|NULL|it\\'s\n\t",
                "14|NULL|NULL",
                "15|NULL|z"
            )
        ),
        new(
            "Insert.IntoTable a thousand rows",
            m => m.Insert.IntoTable("pets").Rows([.. Enumerable.Range(1000, 1000).Select(id => new { id, tag = $"t{id}" })]),
            m => m.Delete.FromTable("pets").Row(new { id = RawSql.Insert(">= 1000") }),
            Fact.Rows("SELECT count(*), min(tag), max(tag) FROM pets WHERE id >= 1000", "1000|t1000|t1999")
        ),
        Case.Refused("Insert.IntoTable a row that violates a key", m => m.Insert.IntoTable("pets")
                    .Row(
                        new
                        {
                            id = 8,
                            owner = 1,
                            tag = "a",
                        }
                    )
                    .Row(
                        new
                        {
                            id = 9,
                            owner = 77,
                            tag = "b",
                        }
                    ))
            .RefusedBy(Products.Sqlite, ErrorCodes.StepFailed, "FOREIGN KEY")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "fk_owner"),
        new(
            "Update.Table by a value",
            m => m.Update.Table("people").Set(new { name = "O'Hara", age = 31 }).Where(new { id = 1 }),
            m => m.Update.Table("people").Set(new { name = "Ann", age = 30 }).Where(new { id = 1 }),
            Fact.Rows("SELECT name, age FROM people ORDER BY id", "O'Hara|31", "Боря 🐈|NULL", "Cid|41")
        ),
        new(
            "Update.Table by several values, null and SQL",
            m =>
            {
                m.Update.Table("people").Set(new { age = 5 }).Where(new { age = (int?)null, id = 2 });
                m.Update.Table("people").Set(new { note = (string?)null }).Where(new { age = RawSql.Insert("= 30") });
                m.Update.Table("people").Set(new { age = RawSql.Insert("age + 1") }).Where(new { note = DBNull.Value });
            },
            m =>
            {
                m.Update.Table("people").Set(new { age = (int?)null }).Where(new { id = 2 });
                m.Update.Table("people").Set(new { age = 30, note = "it's" }).Where(new { id = 1 });
            },
            Fact.Rows("SELECT age, note FROM people ORDER BY id", "31|NULL", "6|NULL", "41|")
        ),
        new(
            "Update.Table all rows",
            m => m.Update.Table("pets").Set(new { owner = 2 }).AllRows(),
            m =>
            {
                m.Update.Table("pets").Set(new { owner = 1 }).Where(new { id = 1 });
                m.Update.Table("pets").Set(new { owner = 3 }).Where(new { id = 2 });
            },
            Fact.Rows("SELECT owner FROM pets", "2", "2")
        ),
        new(
            "Delete.FromTable by values, null and SQL",
            m =>
            {
                m.Delete.FromTable("pets").Row(new { id = 1, tag = "dog" }).Row(new { id = RawSql.Insert("IN (1, 7)") });
                m.Delete.FromTable("pets").IsNull("tag");
                m.Delete.FromTable("people").Row(new { age = (int?)null, name = "Боря 🐈" });
            },
            m =>
            {
                m.Insert.IntoTable("people").Row(new { id = 2, name = "Боря 🐈" });
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
                    );
            },
            Fact.Rows(Pets),
            Fact.Rows("SELECT id FROM people ORDER BY id", "1", "3")
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
            Fact.Rows("SELECT count(*) FROM pets", "0")
        ),
        new(
            "Delete.FromTable with a cascade",
            m => m.Delete.FromTable("people").Row(new { id = 1 }),
            m =>
            {
                m.Insert.IntoTable("people")
                    .Row(
                        new
                        {
                            id = 1,
                            name = "Ann",
                            age = 30,
                            note = "it's",
                        }
                    );
                m.Insert.IntoTable("pets")
                    .Row(
                        new
                        {
                            id = 1,
                            owner = 1,
                            tag = "cat",
                        }
                    );
            },
            Fact.Rows(Pets, "2|3|NULL")
        ),
    ];
}
