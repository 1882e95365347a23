namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class RenameAndDeleteCases
{
    private const string Pets = """
        CREATE TABLE pets (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER, tag TEXT DEFAULT 'none',
            CONSTRAINT fk_owner FOREIGN KEY (owner) REFERENCES people (id) ON DELETE CASCADE);
        INSERT INTO pets (id, owner, tag) VALUES (1, 1, 'cat'), (2, 3, NULL);
        CREATE UNIQUE INDEX ux_pets_tag ON pets (tag);
        """;

    public static readonly Case[] All =
    [
        Case.Reversing(
            "Rename.Table reversed keeps rows, indexes, keys and views",
            m => m.Rename.Table("people").To("persons"),
            Fact.NoTable("people"),
            Fact.Table("persons", "id !null pk1", "name !null", "age", "note", "ix_people_age(age)"),
            Fact.Table(
                "pets",
                "id !null pk1",
                "owner",
                "tag",
                "unique ux_pets_tag(tag)",
                "fk_owner (owner)->persons(id) CASCADE, NO ACTION"
            ),
            Fact.Rows("SELECT name FROM adults ORDER BY id", "Ann", "Cid")
        ),
        new(
            "Rename.Table to an odd name",
            m => m.Rename.Table("pets").To("My \"pets\""),
            m => m.Rename.Table("My \"pets\"").To("pets"),
            Fact.Rows("SELECT count(*) FROM \"My \"\"pets\"\"\"", "2")
        ),
        Case.Reversing(
            "Rename.Column reversed keeps values, indexes and views",
            m =>
            {
                m.Rename.Column("age").OnTable("people").To("years");
                m.Rename.Column("name").OnTable("people").To("full name");
            },
            Fact.Table("people", "id !null pk1", "full name !null", "years", "note", "ix_people_age(years)"),
            Fact.Rows("SELECT \"full name\", years FROM people WHERE years > 1 ORDER BY id", "Ann|30", "Cid|41"),
            Fact.Rows("SELECT * FROM adults ORDER BY id", "1|Ann", "3|Cid")
        ),
        new("Delete.Table", m => m.Delete.Table("pets"), m => m.Execute.Sql(Pets), Fact.NoTable("pets")),
        new(
            "Delete.Table IfExists, there and missing",
            m =>
            {
                m.Delete.Table("missing").IfExists();
                m.Delete.Table("pets").IfExists();
            },
            m => m.Execute.Sql(Pets),
            Fact.NoTable("pets")
        ),
        Case.Refused("Delete.Table that rows of another refer to", m => m.Delete.Table("people"))
            .RefusedBy(Products.Sqlite, "people", "pets")
            .RefusedBy(Products.Postgres, ErrorCodes.DependentBroken, "people"),
        new(
            "Delete.Column several, with an index",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsInt32().WithColumn("b").AsInt32().WithColumn("c").AsInt32().Indexed("ix_c");
                m.Insert.IntoTable("t")
                    .Row(
                        new
                        {
                            a = 1,
                            b = 2,
                            c = 3,
                        }
                    );
                m.Delete.Index("ix_c").OnTable("t");
                m.Delete.Column("a").Column("c").FromTable("t");
            },
            m => m.Delete.Table("t"),
            Fact.Table("t", "b !null"),
            Fact.Rows("SELECT b FROM t", "2")
        ),
        Case.Refused("Delete.Column that a view reads", m => m.Delete.Column("name").FromTable("people"))
            .RefusedBy(Products.Sqlite, ErrorCodes.DependentBroken, "adults")
            .RefusedBy(Products.Postgres, ErrorCodes.DependentBroken, "column name of table people", "other objects depend on it"),
        Case.Refused("Rename.Table that is missing", m => m.Rename.Table("nope").To("other"))
            .RefusedBy(Products.Sqlite, ErrorCodes.StepFailed, "nope")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "nope"),
    ];
}
