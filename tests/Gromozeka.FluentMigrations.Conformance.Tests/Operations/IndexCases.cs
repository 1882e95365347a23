namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class IndexCases
{
    public static readonly Case[] All =
    [
        Case.Reversing(
            "Create.Index reversed",
            m => m.Create.Index().OnTable("people").OnColumn("name").Ascending(),
            People("IX_people_name(name)", "ix_people_age(age)")
        ),
        new(
            "Create.Index over two columns, descending",
            m => m.Create.Index("ix_all").OnTable("people").OnColumn("name").Descending().OnColumn("age").Ascending(),
            m => m.Delete.Index("ix_all").OnTable("people"),
            People("ix_all(name DESC, age)", "ix_people_age(age)")
        ),
        new(
            "Create.Index unique by option, and by column",
            m =>
            {
                m.Create.Index("ix_a").OnTable("people").OnColumn("name").Ascending().WithOptions().Unique();
                m.Create.Index("ix_b").OnTable("people").OnColumn("name").Unique();
            },
            m =>
            {
                m.Delete.Index("ix_a").OnTable("people");
                m.Delete.Index("ix_b").OnTable("people");
            },
            People("unique ix_a(name)", "unique ix_b(name)", "ix_people_age(age)")
        ),
        new(
            "Create.Index with an odd name",
            m => m.Create.Index("Ix \"odd\"").OnTable("people").OnColumn("name").Ascending(),
            m => m.Delete.Index("Ix \"odd\"").OnTable("people"),
            People("Ix \"odd\"(name)", "ix_people_age(age)")
        ),
        Case.Refused("Create.Index unique, which rows violate", m =>
            {
                m.Update.Table("people").Set(new { age = 30 }).Where(new { id = 3 });
                m.Create.Index("ux_age").OnTable("people").OnColumn("age").Unique();
            })
            .RefusedBy(Products.Sqlite, ErrorCodes.RowsDoNotFit, "people")
            .RefusedBy(Products.Postgres, ErrorCodes.RowsDoNotFit, "ux_age"),
        new(
            "Delete.Index",
            m => m.Delete.Index("ix_people_age").OnTable("people"),
            m => m.Create.Index("ix_people_age").OnTable("people").OnColumn("age").Ascending(),
            People()
        ),
        new(
            "Delete.Index by its column",
            m =>
            {
                m.Create.Index().OnTable("people").OnColumn("name").Ascending();
                m.Delete.Index().OnTable("people").OnColumn("name");
                m.Delete.Index("ix_people_age").OnTable("people");
            },
            m => m.Create.Index("ix_people_age").OnTable("people").OnColumn("age").Ascending(),
            People()
        ),
        Case.Refused("Delete.Index of no such index", m => m.Delete.Index("nope").OnTable("people"))
            .RefusedBy(Products.Sqlite, ErrorCodes.StepFailed, "nope")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "nope"),
    ];

    private static Fact People(params string[] indexes) => Fact.Table("people", ["id !null pk1", "name !null", "age", "note", .. indexes]);
}
