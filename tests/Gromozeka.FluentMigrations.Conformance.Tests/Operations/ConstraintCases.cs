namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class ConstraintCases
{
    public static readonly Case[] All =
    [
        Case.Reversing(
            "Create.UniqueConstraint reversed",
            m => m.Create.UniqueConstraint("uc_name").OnTable("people").Column("name"),
            Fact.Table("people", "id !null pk1", "name !null", "age", "note", "ix_people_age(age)", "unique uc_name(name)")
        ),
        new(
            "Create.UniqueConstraint over two columns with its default name",
            m => m.Create.UniqueConstraint().OnTable("people").Columns("name", "age"),
            m => m.Delete.UniqueConstraint().FromTable("people").Columns("name", "age"),
            Fact.Table("people", "id !null pk1", "name !null", "age", "note", "unique UC_people_name_age(name, age)", "ix_people_age(age)")
        ),
        new(
            "Create.PrimaryKey",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsInt32().NotNullable().WithColumn("b").AsInt32().NotNullable();
                m.Insert.IntoTable("t").Row(new { a = 1, b = 2 });
                m.Create.PrimaryKey("pk_t").OnTable("t").Columns("b", "a");
            },
            m => m.Delete.Table("t"),
            Fact.Table("t", "a !null pk2", "b !null pk1"),
            Fact.Rows("SELECT a, b FROM t", "1|2")
        ),
        new(
            "Delete.PrimaryKey",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsInt32().NotNullable().PrimaryKey("pk_t").WithColumn("b").AsInt32().Nullable();
                m.Insert.IntoTable("t").Row(new { a = 1, b = 2 });
                m.Delete.PrimaryKey("pk_t").FromTable("t");
                m.Insert.IntoTable("t").Row(new { a = 1, b = 3 });
            },
            m => m.Delete.Table("t"),
            Fact.Table("t", "a !null", "b"),
            Fact.Rows("SELECT a, b FROM t ORDER BY b", "1|2", "1|3")
        ),
        Case.Refused("A second primary key", m => m.Create.PrimaryKey("pk_more").OnTable("people").Column("name"))
            .RefusedBy(Products.Sqlite, "people", "Delete.PrimaryKey")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "people"),
        Case.Refused("Delete.UniqueConstraint of no such constraint", m => m.Delete.UniqueConstraint("nope").FromTable("people"))
            .RefusedBy(Products.Sqlite, "nope", "people")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "nope"),
    ];
}
