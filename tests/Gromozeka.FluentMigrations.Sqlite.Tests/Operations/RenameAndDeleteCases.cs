namespace Gromozeka.FluentMigrations.Sqlite.Operations;

internal static class RenameAndDeleteCases
{
    private const string Pets = """
        CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES people (id) ON DELETE CASCADE, tag TEXT DEFAULT 'none');
        INSERT INTO pets VALUES (1, 1, 'cat'), (2, 3, NULL);
        CREATE UNIQUE INDEX ux_pets_tag ON pets (tag);
        """;

    public static readonly OperationCase[] All =
    [
        new(
            "Rename.Table keeps rows, indexes, keys and views",
            m => m.Rename.Table("people").To("persons"),
            m => m.Rename.Table("persons").To("people"),
            Fact.Missing("people"),
            Fact.Indexes("persons", "ix_people_age(age)"),
            Fact.Keys("pets", "owner->persons(id) CASCADE NO ACTION"),
            new Fact("SELECT name FROM adults", "Ann; Cid")
        ),
        new(
            "Rename.Table InSchema to an odd name",
            m => m.Rename.Table("pets").InSchema("main").To("my \"pets\""),
            m => m.Rename.Table("my \"pets\"").InSchema("main").To("pets"),
            new Fact("SELECT count(*) FROM \"my \"\"pets\"\"\"", "2")
        ),
        new(
            "Rename.Column keeps values, indexes and views",
            m =>
            {
                m.Rename.Column("age").OnTable("people").To("years");
                m.Rename.Column("name").OnTable("people").InSchema("main").To("full name");
            },
            m =>
            {
                m.Rename.Column("full name").OnTable("people").InSchema("main").To("name");
                m.Rename.Column("years").OnTable("people").To("age");
            },
            Fact.Columns("people", "id INTEGER pk1; full name TEXT !null; years INTEGER; note TEXT"),
            Fact.Indexes("people", "ix_people_age(years)"),
            new Fact("SELECT \"full name\" || years FROM people WHERE years > 1", "Ann30; Cid41")
        ),
        new("Delete.Table", m => m.Delete.Table("pets"), m => m.Execute.Sql(Pets), Fact.Missing("pets"), Fact.Missing("ux_pets_tag")),
        new(
            "Delete.Table IfExists InSchema, there",
            m => m.Delete.Table("pets").IfExists().InSchema("main"),
            m => m.Execute.Sql(Pets),
            Fact.Missing("pets")
        ),
        new(
            "Delete.Table IfExists, missing",
            m =>
            {
                m.Delete.Table("missing").IfExists();
                m.Delete.Table("pets");
            },
            m => m.Execute.Sql(Pets),
            Fact.Missing("pets")
        ),
        new(
            "Delete.Table of a parent keeps the rows of its children",
            m =>
            {
                m.Execute.Sql("DROP VIEW adults");
                m.Delete.Table("people");
            },
            m =>
                m.Execute.Sql(
                    """
                    CREATE VIEW adults AS SELECT id, name FROM people WHERE age >= 18;
                    CREATE TABLE people (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, age INTEGER, note TEXT);
                    INSERT INTO people VALUES (1, 'Ann', 30, 'it''s'), (2, 'Боря 🐈', NULL, NULL), (3, 'Cid', 41, x'00ff');
                    CREATE INDEX ix_people_age ON people (age);
                    """
                ),
            new Fact("SELECT count(*) FROM pets WHERE (SELECT count(*) FROM sqlite_master WHERE name = 'people') = 0", "2")
        ),
        new(
            "Delete.Column several",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsInt32().WithColumn("b").AsInt32().WithColumn("c").AsInt32();
                m.Insert.IntoTable("t")
                    .Row(
                        new
                        {
                            a = 1,
                            b = 2,
                            c = 3,
                        }
                    );
                m.Delete.Column("a").Column("c").FromTable("t");
            },
            m => m.Delete.Table("t"),
            Fact.Columns("t", "b INTEGER !null"),
            new Fact("SELECT b FROM t", "2")
        ),
    ];
}
