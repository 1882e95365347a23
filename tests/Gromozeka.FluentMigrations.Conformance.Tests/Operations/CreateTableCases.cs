using System.Data;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class CreateTableCases
{
    public static readonly Case[] All =
    [
        Case.Reversing(
            "Create.Table reversed",
            m => m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().WithColumn("a").AsString(50).Nullable(),
            Fact.Table("t", "id !null pk1", "a")
        ),
        new(
            "Create.Table with each option of a column",
            m =>
                m.Create.Table("t")
                    .WithColumn("id")
                    .AsInt64()
                    .PrimaryKey()
                    .WithColumn("a")
                    .AsString(50)
                    .NotNullable()
                    .Indexed("ix_a")
                    .WithColumn("b")
                    .AsInt32()
                    .Nullable()
                    .Unique("ux_b")
                    .WithColumn("c")
                    .AsInt64()
                    .Nullable()
                    .ForeignKey("fk_c", "people", "id")
                    .OnDelete(Rule.SetNull)
                    .OnUpdate(Rule.Cascade)
                    .WithColumn("d")
                    .AsInt32()
                    .WithDefaultValue(7)
                    .WithColumnDescription("It's the fifth"),
            m => m.Delete.Table("t"),
            Fact.Table(
                "t",
                "id !null pk1",
                "a !null",
                "b",
                "c",
                "d !null",
                "ix_a(a)",
                "unique ux_b(b)",
                "fk_c (c)->people(id) SET NULL, CASCADE"
            )
        ),
        new(
            "Create.Table with default names of indexes and keys",
            m =>
                m.Create.Table("t")
                    .WithColumn("a")
                    .AsInt32()
                    .Indexed()
                    .WithColumn("b")
                    .AsInt32()
                    .Unique()
                    .WithColumn("c")
                    .AsInt32()
                    .Nullable()
                    .ForeignKey("people", "id"),
            m => m.Delete.Table("t"),
            Fact.Table(
                "t",
                "a !null",
                "b !null",
                "c",
                "IX_t_a(a)",
                "unique IX_t_b(b)",
                "FK_t_c_people_id (c)->people(id) NO ACTION, NO ACTION"
            )
        ),
        new(
            "Create.Table with a description",
            m => m.Create.Table("t").WithDescription("It's a table; with a semicolon").WithColumn("a").AsInt32(),
            m => m.Delete.Table("t"),
            Fact.Table("t", "a !null")
        ),
        new(
            "Create.Table with a key of two columns",
            m =>
                m.Create.Table("t").WithColumn("a").AsInt32().PrimaryKey().WithColumn("x").AsInt32().WithColumn("b").AsInt32().PrimaryKey(),
            m => m.Delete.Table("t"),
            Fact.Table("t", "a !null pk1", "x !null", "b !null pk2")
        ),
        new(
            "Create.Table with odd names",
            m =>
                m.Create.Table("my \"Table\"; --")
                    .WithColumn("Id")
                    .AsInt64()
                    .PrimaryKey()
                    .WithColumn("it's a \"column\"")
                    .AsString(20)
                    .Nullable()
                    .WithColumn("order")
                    .AsInt32()
                    .Nullable()
                    .Indexed("ix \"odd\""),
            m => m.Delete.Table("my \"Table\"; --"),
            Fact.Table("my \"Table\"; --", "Id !null pk1", "it's a \"column\"", "order", "ix \"odd\"(order)")
        ),
        new(
            "Create.Table computed",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsInt32().WithColumn("b").AsInt32().Nullable().Computed("a * 2", true);
                m.Insert.IntoTable("t").Row(new { a = 21 });
            },
            m => m.Delete.Table("t"),
            Fact.Table("t", "a !null", "b computed"),
            Fact.Rows("SELECT a, b FROM t", "21|42")
        ),
        Case.Refused("Create.Table in a schema that is missing", m => m.Create.Table("t").InSchema("aside").WithColumn("id").AsInt64())
            .RefusedBy(Products.Sqlite, ErrorCodes.StepFailed, "aside")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "aside"),
    ];
}
