namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class SchemaAndSequenceCases
{
    public static readonly Case[] All =
    [
        Case.Reversing(
                "Create.Schema reversed",
                m => m.Create.Schema("aside"),
                Fact.Rows("SELECT nspname FROM pg_namespace WHERE nspname = 'aside'", "aside")
            )
            .RefusedBy(Products.Sqlite, "Create.Schema", "SQLite has no schemas"),
        new Case(
            "A table in a schema of its own, with an index, a key and rows",
            m =>
            {
                m.Create.Schema("aside");
                m.Create.Table("t")
                    .InSchema("aside")
                    .WithColumn("id")
                    .AsInt64()
                    .PrimaryKey()
                    .WithColumn("owner")
                    .AsInt32()
                    .Nullable()
                    .ForeignKey("fk_aside", "public", "people", "id")
                    .Indexed("ix_aside");
                m.Insert.IntoTable("t").InSchema("aside").Row(new { id = 1, owner = 3 });
                m.Create.Column("c").OnTable("t").InSchema("aside").AsInt32().Nullable();
                m.Update.Table("t").InSchema("aside").Set(new { c = 7 }).AllRows();
                m.Rename.Column("c").OnTable("t").InSchema("aside").To("d");
            },
            m =>
            {
                m.Delete.Table("t").InSchema("aside");
                m.Delete.Schema("aside");
            },
            Fact.Table(
                new TableName("aside", "t"),
                "id !null pk1",
                "owner",
                "d",
                "ix_aside(owner)",
                "fk_aside (owner)->people(id) NO ACTION, NO ACTION"
            ),
            Fact.Rows("SELECT id, owner, d FROM aside.t", "1|3|7")
        ).RefusedBy(Products.Sqlite, "Create.Schema", "SQLite has no schemas"),
        new Case(
            "Alter.Table ToSchema",
            m =>
            {
                m.Create.Schema("aside");
                m.Alter.Table("pets").ToSchema("aside");
            },
            m =>
            {
                m.Alter.Table("pets").InSchema("aside").ToSchema("public");
                m.Delete.Schema("aside");
            },
            Fact.NoTable("pets"),
            Fact.Rows("SELECT id FROM aside.pets ORDER BY id", "1", "2")
        ).RefusedBy(Products.Sqlite, "Create.Schema", "SQLite has no schemas"),
        Case.Refused("Delete.Schema of no such schema", m => m.Delete.Schema("nope"))
            .RefusedBy(Products.Sqlite, "Delete.Schema", "SQLite has no schemas")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "nope"),
        new Case(
            "Create.Sequence and Delete.Sequence",
            m => m.Create.Sequence("numbers").StartWith(10).IncrementBy(5).MinValue(1).MaxValue(1000).Cache(2).Cycle(),
            m => m.Delete.Sequence("numbers"),
            Fact.Rows("SELECT nextval('numbers'), nextval('numbers')", "10|15")
        ).RefusedBy(Products.Sqlite, "Create.Sequence", "SQLite has no sequences"),
        Case.Refused("Delete.Sequence of no such sequence", m => m.Delete.Sequence("nope"))
            .RefusedBy(Products.Sqlite, "Delete.Sequence", "SQLite has no sequences")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "nope"),
    ];
}
