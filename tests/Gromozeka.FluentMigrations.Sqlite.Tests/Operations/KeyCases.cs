using System.Data;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

internal static class KeyCases
{
    public static readonly OperationCase[] All =
    [
        new(
            "PrimaryKey single",
            m => m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey(),
            m => m.Delete.Table("t"),
            Fact.Columns("t", "id INTEGER !null pk1"),
            Fact.Statement("t", "CONSTRAINT \"PK_t\"")
        ),
        new(
            "PrimaryKey named, text",
            m => m.Create.Table("t").WithColumn("id").AsString().PrimaryKey("pk_mine"),
            m => m.Delete.Table("t"),
            Fact.Columns("t", "id TEXT !null pk1"),
            Fact.Statement("t", "CONSTRAINT \"pk_mine\""),
            Fact.Indexes("t", "pk(id)")
        ),
        new(
            "PrimaryKey composite, in the order of the columns",
            m =>
                m.Create.Table("t")
                    .WithColumn("a")
                    .AsInt32()
                    .PrimaryKey()
                    .WithColumn("x")
                    .AsInt32()
                    .WithColumn("b")
                    .AsString()
                    .PrimaryKey(),
            m => m.Delete.Table("t"),
            Fact.Columns("t", "a INTEGER !null pk1; x INTEGER !null; b TEXT !null pk2")
        ),
        new(
            "PrimaryKey nullable, single and composite",
            m =>
            {
                m.Create.Table("t").WithColumn("k").AsCustom("TEXT").Nullable().PrimaryKey();
                m.Create.Table("u")
                    .WithColumn("a")
                    .AsCustom("TEXT")
                    .Nullable()
                    .PrimaryKey()
                    .WithColumn("b")
                    .AsInt32()
                    .Nullable()
                    .PrimaryKey();
            },
            m =>
            {
                m.Delete.Table("t");
                m.Delete.Table("u");
            },
            Fact.Columns("t", "k TEXT pk1"),
            Fact.Columns("u", "a TEXT pk1; b INTEGER pk2")
        ),
        new(
            "Identity with PrimaryKey numbers rows and never twice",
            m =>
            {
                m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("a").AsString();
                m.Insert.IntoTable("t").Row(new { a = "x" }).Row(new { a = "y" });
                m.Delete.FromTable("t").Row(new { id = 2 });
                m.Insert.IntoTable("t").Row(new { a = "z" });
            },
            m => m.Delete.Table("t"),
            new Fact("SELECT id || a FROM t ORDER BY id", "1x; 3z")
        ),
        new(
            "Identity without PrimaryKey is the key",
            m => m.Create.Table("t").WithColumn("id").AsInt32().Identity().WithColumn("a").AsString(),
            m => m.Delete.Table("t"),
            Fact.Columns("t", "id INTEGER !null pk1; a TEXT !null"),
            Fact.Statement("t", "AUTOINCREMENT")
        ),
        new(
            "ForeignKey in a table, default name",
            m => m.Create.Table("t").WithColumn("p").AsInt64().ForeignKey("people", "id").WithColumn("x").AsInt32(),
            m => m.Delete.Table("t"),
            Fact.Keys("t", "p->people(id) NO ACTION NO ACTION"),
            Fact.Statement("t", "CONSTRAINT \"FK_t_p_people_id\"")
        ),
        new(
            "ForeignKey in a table, named, with rules",
            m =>
                m.Create.Table("t")
                    .WithColumn("a")
                    .AsInt64()
                    .Nullable()
                    .ForeignKey("fk_a", "people", "id")
                    .OnDelete(Rule.Cascade)
                    .OnUpdate(Rule.SetNull)
                    .WithColumn("b")
                    .AsInt64()
                    .Nullable()
                    .ForeignKey("fk_b", "people", "id")
                    .OnDeleteOrUpdate(Rule.SetDefault)
                    .WithColumn("c")
                    .AsInt64()
                    .Nullable()
                    .ForeignKey("fk_c", "main", "people", "id")
                    .OnDelete(Rule.None),
            m => m.Delete.Table("t"),
            Fact.Keys("t", "a->people(id) CASCADE SET NULL; b->people(id) SET DEFAULT SET DEFAULT; c->people(id) NO ACTION NO ACTION"),
            Fact.Statement("t", "CONSTRAINT \"fk_a\"")
        ),
        new(
            "ForeignKey to the table itself",
            m =>
            {
                m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().WithColumn("parent").AsInt64().Nullable().ForeignKey("t", "id");
                m.Insert.IntoTable("t").Row(new { id = 1, parent = (long?)null }).Row(new { id = 2, parent = (long?)1 });
            },
            m => m.Delete.Table("t"),
            Fact.Keys("t", "parent->t(id) NO ACTION NO ACTION"),
            new Fact("SELECT id || quote(parent) FROM t", "1NULL; 21")
        ),
        new(
            "Create.PrimaryKey and Create.ForeignKey on a table of the same step",
            m =>
            {
                m.Create.Table("p").WithColumn("x").AsInt64().WithColumn("y").AsString();
                m.Create.Table("t").WithColumn("a").AsInt64().WithColumn("b").AsString().Nullable();
                m.Insert.IntoTable("p").Row(new { x = 1, y = "one" });
                m.Create.PrimaryKey().OnTable("p").Columns("y", "x");
                m.Create.ForeignKey().FromTable("t").ForeignColumns("b", "a").ToTable("p").PrimaryColumns("y", "x").OnUpdate(Rule.Cascade);
                m.Insert.IntoTable("t").Row(new { a = 1, b = "one" });
            },
            m =>
            {
                m.Delete.Table("t");
                m.Delete.Table("p");
            },
            Fact.Columns("p", "x INTEGER !null pk2; y TEXT !null pk1"),
            Fact.Keys("t", "a->p(x) NO ACTION CASCADE; b->p(y) NO ACTION CASCADE"),
            Fact.Statement("t", "CONSTRAINT \"FK_t_b_a_p_y_x\""),
            Fact.Statement("p", "CONSTRAINT \"PK_p_y_x\"")
        ),
        new(
            "ForeignKey, Indexed and Unique columns together",
            m =>
                m.Create.Table("t")
                    .WithColumn("p")
                    .AsInt64()
                    .ForeignKey("people", "id")
                    .Indexed()
                    .WithColumn("q")
                    .AsInt64()
                    .ForeignKey("pets", "id")
                    .Unique(),
            m => m.Delete.Table("t"),
            Fact.Keys("t", "p->people(id) NO ACTION NO ACTION; q->pets(id) NO ACTION NO ACTION"),
            Fact.Indexes("t", "IX_t_p(p); unique IX_t_q(q)")
        ),
    ];
}
