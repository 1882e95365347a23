namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class AlterColumnCases
{
    public static readonly Case[] All =
    [
        new(
            "Alter.Column to not null",
            m =>
            {
                m.Update.Table("people").Set(new { note = "none" }).Where(new { id = 2 });
                m.Alter.Column("note").OnTable("people").AsString().NotNullable();
            },
            m =>
            {
                m.Alter.Column("note").OnTable("people").AsString().Nullable();
                m.Update.Table("people").Set(new { note = (string?)null }).Where(new { id = 2 });
            },
            People("note !null"),
            Fact.Rows("SELECT note FROM people ORDER BY id", "it's", "none", "")
        ),
        Case.Refused("Alter.Column to not null, where a row has NULL", m =>
                m.Alter.Column("note").OnTable("people").AsString().NotNullable()
            )
            .RefusedBy(Products.Sqlite, ErrorCodes.RowsDoNotFit, "note")
            .RefusedBy(Products.Postgres, ErrorCodes.RowsDoNotFit, "note"),
        new(
            "Alter.Column from 32 to 64 bits, with an index and a default",
            m =>
            {
                m.Create.Table("t")
                    .WithColumn("id")
                    .AsInt32()
                    .PrimaryKey()
                    .WithColumn("n")
                    .AsInt32()
                    .NotNullable()
                    .WithDefaultValue(3)
                    .Indexed("ix_n");
                m.Insert.IntoTable("t").Row(new { id = 1 }).Row(new { id = 2, n = int.MaxValue });
                m.Alter.Column("n").OnTable("t").AsInt64().NotNullable();
                m.Insert.IntoTable("t").Row(new { id = 3, n = long.MaxValue });
            },
            m => m.Delete.Table("t"),
            Fact.Table("t", "id !null pk1", "n !null", "ix_n(n)"),
            Fact.Rows("SELECT id, n FROM t ORDER BY id", "1|3", "2|2147483647", "3|9223372036854775807")
        ),
        new(
            "Alter.Column to text",
            m =>
            {
                m.Create.Table("t").WithColumn("n").AsInt32().Nullable();
                m.Insert.IntoTable("t").Row(new { n = 12 }).Row(new { n = (int?)null });
                m.Alter.Column("n").OnTable("t").AsString(20).Nullable();
                m.Insert.IntoTable("t").Row(new { n = "x" });
            },
            m => m.Delete.Table("t"),
            Fact.Rows("SELECT n FROM t ORDER BY n", "NULL", "12", "x").On(Products.Postgres, "12", "x", "NULL")
        ),
        new(
            "Alter.Table AlterColumn and AddColumn",
            m => m.Alter.Table("people").AlterColumn("note").AsString(500).Nullable().AddColumn("more").AsInt32().Nullable(),
            m =>
            {
                m.Delete.Column("more").FromTable("people");
                m.Alter.Table("people").AlterColumn("note").AsString().Nullable();
            },
            Fact.Table("people", "id !null pk1", "name !null", "age", "note", "more", "ix_people_age(age)"),
            Fact.Rows("SELECT note FROM people ORDER BY id", "it's", "NULL", "")
        ),
        new Case(
            "Alter.Column that a view reads",
            m => m.Alter.Column("name").OnTable("people").AsString(500).NotNullable(),
            m => m.Alter.Column("name").OnTable("people").AsCustom("VARCHAR(100)").NotNullable(),
            Fact.Rows("SELECT name FROM adults ORDER BY id", "Ann", "Cid"),
            Fact.Rows("SELECT type FROM pragma_table_info('people') WHERE name = 'name'", "TEXT")
        ).RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "used by a view"),
        new(
            "Alter.Column with a new default",
            m =>
            {
                m.Create.Table("t").WithColumn("id").AsInt32().PrimaryKey().WithColumn("n").AsInt32().Nullable();
                m.Alter.Column("n").OnTable("t").AsInt32().Nullable().WithDefaultValue(9);
                m.Insert.IntoTable("t").Row(new { id = 1 });
            },
            m => m.Delete.Table("t"),
            Fact.Rows("SELECT id, n FROM t", "1|9")
        ),
        Case.Refused("Alter.Column of no such column", m => m.Alter.Column("nope").OnTable("people").AsInt32())
            .RefusedBy(Products.Sqlite, "people", "no column nope")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "nope"),
        new Case(
            "Alter.Table WithDescription",
            m => m.Alter.Table("people").WithDescription("People; it's them"),
            m => m.Execute.Sql("COMMENT ON TABLE people IS NULL"),
            Fact.Rows("SELECT obj_description('people'::regclass)", "People; it's them")
        ).RefusedBy(Products.Sqlite, "WithDescription", "people"),
    ];

    private static Fact People(string note) => Fact.Table("people", "id !null pk1", "name !null", "age", note, "ix_people_age(age)");
}
