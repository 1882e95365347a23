using System.Data;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class CreateColumnCases
{
    public static readonly Case[] All =
    [
        Case.Reversing(
            "Create.Column reversed",
            m => m.Create.Column("c").OnTable("people").AsString(20).Nullable(),
            Fact.Rows("SELECT id, c FROM people ORDER BY id", "1|NULL", "2|NULL", "3|NULL")
        ),
        new(
            "Create.Column not null with a default",
            m => m.Create.Column("c").OnTable("people").AsInt32().NotNullable().WithDefaultValue(5),
            m => m.Delete.Column("c").FromTable("people"),
            Fact.Rows("SELECT id, c FROM people ORDER BY id", "1|5", "2|5", "3|5")
        ),
        new(
            "Create.Column not null, with the existing rows set",
            m => m.Create.Column("c").OnTable("people").AsString(20).NotNullable().SetExistingRowsTo("it's"),
            m => m.Delete.Column("c").FromTable("people"),
            Fact.Rows("SELECT c FROM people", "it's", "it's", "it's")
        ),
        new Case(
            "Create.Column not null without a value for the rows",
            m => m.Create.Column("c").OnTable("people").AsInt32().NotNullable(),
            m => m.Delete.Column("c").FromTable("people"),
            Fact.Rows("SELECT c FROM people", "")
        )
            .RefusedBy(Products.Sqlite, "people.c", "WithDefaultValue")
            .RefusedBy(Products.Postgres, ErrorCodes.RowsDoNotFit, "people"),
        new(
            "Create.Column indexed and unique",
            m =>
            {
                m.Create.Column("c").OnTable("pets").AsInt32().Nullable().Indexed("ix_c");
                m.Create.Column("d").OnTable("pets").AsInt32().Nullable().Unique();
            },
            m =>
            {
                m.Delete.Index("ix_c").OnTable("pets");
                m.Delete.Index("IX_pets_d").OnTable("pets");
                m.Delete.Column("c").Column("d").FromTable("pets");
            },
            Pets("c", "d", "unique IX_pets_d(d)", "ix_c(c)")
        ),
        new(
            "Create.Column with a foreign key",
            m =>
                m.Create.Column("friend")
                    .OnTable("pets")
                    .AsInt32()
                    .Nullable()
                    .ForeignKey("fk_friend", "people", "id")
                    .OnDelete(Rule.SetNull),
            m => m.Delete.Column("friend").FromTable("pets"),
            Fact.Table(
                "pets",
                "id !null pk1",
                "owner",
                "tag",
                "friend",
                "unique ux_pets_tag(tag)",
                "fk_friend (friend)->people(id) SET NULL, NO ACTION",
                "fk_owner (owner)->people(id) CASCADE, NO ACTION"
            )
        ),
        new(
            "Create.Column computed",
            m => m.Create.Column("twice").OnTable("people").AsInt32().Nullable().Computed("age * 2", true),
            m => m.Delete.Column("twice").FromTable("people"),
            Fact.Rows("SELECT twice FROM people ORDER BY id", "60", "NULL", "82")
        ),
        new(
            "Create.Column identity on a table with rows",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsString(10);
                m.Insert.IntoTable("t").Row(new { a = "x" }).Row(new { a = "y" });
                m.Create.Column("id").OnTable("t").AsInt64().Identity();
                m.Insert.IntoTable("t").Row(new { a = "z" });
            },
            m => m.Delete.Table("t"),
            Fact.Rows("SELECT count(*), count(DISTINCT id), max(id) FROM t", "3|3|3")
        ),
        new(
            "Alter.Table AddColumn twice",
            m => m.Alter.Table("people").AddColumn("c").AsInt32().Nullable().AddColumn("d").AsInt32().Nullable().Indexed(),
            m =>
            {
                m.Delete.Index().OnTable("people").OnColumn("d");
                m.Delete.Column("c").Column("d").FromTable("people");
            },
            Fact.Table("people", "id !null pk1", "name !null", "age", "note", "c", "d", "IX_people_d(d)", "ix_people_age(age)")
        ),
        Case.Refused("Create.Column that is there", m => m.Create.Column("note").OnTable("people").AsInt32().Nullable())
            .RefusedBy(Products.Sqlite, ErrorCodes.StepFailed, "note")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "note"),
    ];

    private static Fact Pets(string c, string d, params string[] more) =>
        Fact.Table(
            "pets",
            ["id !null pk1", "owner", "tag", c, d, .. more, "unique ux_pets_tag(tag)", "fk_owner (owner)->people(id) CASCADE, NO ACTION"]
        );
}
