namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class KeyCases
{
    public static readonly Case[] All =
    [
        new(
            "Identity numbers rows, and never twice",
            m =>
            {
                m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("a").AsString(10);
                m.Insert.IntoTable("t").Row(new { a = "x" }).Row(new { a = "y" });
                m.Delete.FromTable("t").Row(new { id = 2 });
                m.Insert.IntoTable("t").Row(new { a = "z" });
            },
            m => m.Delete.Table("t"),
            Fact.Table("t", "id !null pk1 identity", "a !null"),
            Fact.Rows("SELECT id, a FROM t ORDER BY id", "1|x", "3|z")
        ),
        new Case(
            "Identity in 32 bits, given a number",
            m =>
            {
                m.Create.Table("t").WithColumn("id").AsInt32().PrimaryKey("pk_t").Identity().WithColumn("a").AsString(10);
                m.Insert.IntoTable("t").Row(new { id = 7, a = "x" });
            },
            m => m.Delete.Table("t"),
            Fact.Table("t", "id !null pk1 identity", "a !null"),
            Fact.Rows("SELECT id, a FROM t", "7|x")
        ).RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "OVERRIDING SYSTEM VALUE"),
        new(
            "A key of text",
            m => m.Create.Table("t").WithColumn("id").AsString(30).PrimaryKey("pk_mine"),
            m => m.Delete.Table("t"),
            Fact.Table("t", "id !null pk1")
        ),
        new(
            "A key to the table itself",
            m =>
            {
                m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().WithColumn("parent").AsInt64().Nullable().ForeignKey("t", "id");
                m.Insert.IntoTable("t").Row(new { id = 1, parent = (long?)null }).Row(new { id = 2, parent = (long?)1 });
            },
            m => m.Delete.Table("t"),
            Fact.Table("t", "id !null pk1", "parent", "FK_t_parent_t_id (parent)->t(id) NO ACTION, NO ACTION"),
            Fact.Rows("SELECT id, parent FROM t ORDER BY id", "1|NULL", "2|1")
        ),
        new(
            "ReferencedBy",
            m =>
            {
                m.Create.Table("child").WithColumn("p").AsInt64().Nullable();
                m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().ReferencedBy("fk_child", "child", "p");
            },
            m =>
            {
                m.Delete.Table("child");
                m.Delete.Table("t");
            },
            Fact.Table("t", "id !null pk1"),
            Fact.Table("child", "p", "fk_child (p)->t(id) NO ACTION, NO ACTION")
        ),
        new(
            "Create.PrimaryKey and Create.ForeignKey on tables of the same step",
            m =>
            {
                m.Create.Table("p").WithColumn("x").AsInt64().WithColumn("y").AsString(10);
                m.Create.Table("t").WithColumn("a").AsInt64().WithColumn("b").AsString(10).Nullable();
                m.Insert.IntoTable("p").Row(new { x = 1, y = "one" });
                m.Create.PrimaryKey("pk_p").OnTable("p").Columns("y", "x");
                m.Create.ForeignKey("fk_t")
                    .FromTable("t")
                    .ForeignColumns("b", "a")
                    .ToTable("p")
                    .PrimaryColumns("y", "x")
                    .OnUpdate(System.Data.Rule.Cascade);
                m.Insert.IntoTable("t").Row(new { a = 1, b = "one" });
            },
            m =>
            {
                m.Delete.Table("t");
                m.Delete.Table("p");
            },
            Fact.Table("p", "x !null pk2", "y !null pk1"),
            Fact.Table("t", "a !null", "b", "fk_t (b, a)->p(y, x) NO ACTION, CASCADE"),
            Fact.Rows("SELECT a, b FROM t", "1|one")
        ),
        Case.Reversing(
            "Create.ForeignKey reversed",
            m => m.Create.ForeignKey("fk_more").FromTable("pets").ForeignColumn("id").ToTable("people").PrimaryColumn("id"),
            Fact.Table(
                "pets",
                "id !null pk1",
                "owner",
                "tag",
                "unique ux_pets_tag(tag)",
                "fk_more (id)->people(id) NO ACTION, NO ACTION",
                "fk_owner (owner)->people(id) CASCADE, NO ACTION"
            )
        ),
        new(
            "Delete.ForeignKey by its name",
            m => m.Delete.ForeignKey("fk_owner").OnTable("pets"),
            m =>
                m.Create.ForeignKey("fk_owner")
                    .FromTable("pets")
                    .ForeignColumn("owner")
                    .ToTable("people")
                    .PrimaryColumn("id")
                    .OnDelete(System.Data.Rule.Cascade),
            Fact.Table("pets", "id !null pk1", "owner", "tag", "unique ux_pets_tag(tag)")
        ),
        Case.Refused("Create.ForeignKey that rows violate", m =>
            {
                m.Update.Table("pets").Set(new { id = 9 }).Where(new { id = 2 });
                m.Create.ForeignKey("fk_more").FromTable("pets").ForeignColumn("id").ToTable("people").PrimaryColumn("id");
            })
            .RefusedBy(Products.Sqlite, ErrorCodes.RowsDoNotFit, "pets")
            .RefusedBy(Products.Postgres, ErrorCodes.RowsDoNotFit, "pets"),
    ];
}
