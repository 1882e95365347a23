namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class QuestionCases
{
    public static readonly Case[] All =
    [
        new(
            "IfDatabase",
            m =>
            {
                m.IfDatabase("SQLite").Create.Table("sqlite").WithColumn("a").AsInt32();
                m.IfDatabase("Postgres").Create.Table("postgres").WithColumn("a").AsInt32();
                m.IfDatabase("SqlServer").Create.Table("other").WithColumn("a").AsInt32();
            },
            m =>
            {
                m.IfDatabase("SQLite").Delete.Table("sqlite");
                m.IfDatabase("Postgres").Delete.Table("postgres");
            },
            Fact.Table("sqlite", "a !null").On(Products.Postgres, "none"),
            Fact.Table("postgres", "none").On(Products.Postgres, "a !null"),
            Fact.NoTable("other")
        ),
        new(
            "Schema answers what there is, and what there is not",
            m =>
            {
                var answers = new[]
                {
                    m.Schema.Table("people").Exists(),
                    m.Schema.Table("nobody").Exists(),
                    m.Schema.Table("people").Column("name").Exists(),
                    m.Schema.Table("people").Column("nothing").Exists(),
                    m.Schema.Table("people").Index("ix_people_age").Exists(),
                    m.Schema.Table("people").Index("nothing").Exists(),
                    m.Schema.Table("pets").Constraint("fk_owner").Exists(),
                    m.Schema.Table("pets").Constraint("nothing").Exists(),
                    m.Schema.Table("adults").Exists(),
                };
                m.Insert.IntoTable("pets").Row(new { id = 7, tag = string.Concat(answers.Select(answer => answer ? '1' : '0')) });
            },
            m => m.Delete.FromTable("pets").Row(new { id = 7 }),
            Fact.Rows("SELECT tag FROM pets WHERE id = 7", "101010101")
        ),
        new(
            "Schema in a schema",
            m =>
            {
                var answers = new[]
                {
                    m.Schema.Schema("public").Exists(),
                    m.Schema.Schema("nowhere").Exists(),
                    m.Schema.Schema("public").Table("people").Exists(),
                    m.Schema.Schema("nowhere").Table("people").Exists(),
                    m.Schema.Schema("public").Table("people").Column("name").Exists(),
                };
                m.Insert.IntoTable("pets").Row(new { id = 7, tag = string.Concat(answers.Select(answer => answer ? '1' : '0')) });
            },
            m => m.Delete.FromTable("pets").Row(new { id = 7 }),
            Fact.Rows("SELECT tag FROM pets WHERE id = 7", "10101").On(Products.Sqlite, "00000")
        ),
    ];
}
