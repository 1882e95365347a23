namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class ExecuteCases
{
    public static readonly Case[] All =
    [
        new(
            "Execute.Sql several statements, texts and comments",
            m =>
                m.Execute.Sql(
                    """
                    CREATE TABLE t (a TEXT); -- GO ;
                    /* ; ' */ INSERT INTO t VALUES ('x;y'), ('it''s -- no comment'), ('"q"');
                    CREATE INDEX "ix;" ON t (a);
                    """
                ),
            m => m.Execute.Sql("DROP TABLE t", "clean up"),
            Fact.Rows("SELECT a FROM t ORDER BY a", "\"q\"", "it's -- no comment", "x;y"),
            Fact.Table("t", "a", "ix;(a)")
        ),
        new(
            "Execute.Sql with parameters",
            m =>
                m.Execute.Sql(
                    "INSERT INTO pets (id, tag) VALUES ($(id), '$(tag)' || '$$((tag))' || '$(other)' || '$[tag]')",
                    new Dictionary<string, string> { ["id"] = "7", ["tag"] = "it''s" }
                ),
            m => m.Execute.Sql("DELETE FROM pets WHERE id = $(id)", "by id", new Dictionary<string, string> { ["id"] = "7" }),
            Fact.Rows("SELECT tag FROM pets WHERE id = 7", "it's$(tag)$(other)$[tag]")
        ),
        new(
            "Execute.Sql with a function of the product",
            m =>
            {
                m.IfDatabase("SQLite").Execute.Sql("INSERT INTO pets (id, tag) VALUES (12, 'it''s; $x$ ')");
                m.IfDatabase("Postgres")
                    .Execute.Sql(
                        """
                        CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE plpgsql AS $body$
                        BEGIN
                            RETURN n * 2; -- ' ;
                        END $body$;
                        INSERT INTO pets (id, tag) VALUES (twice(6), $$it's; $x$ $$);
                        """
                    );
            },
            m =>
            {
                m.Delete.FromTable("pets").Row(new { id = 12 });
                m.IfDatabase("Postgres").Execute.Sql("DROP FUNCTION twice(integer)");
            },
            Fact.Rows("SELECT tag FROM pets WHERE id = 12", "it's; $x$ ")
        ),
        Case.Refused("Execute.Sql that fails in its second statement", m =>
                m.Execute.Sql("CREATE TABLE t (a INTEGER); INSERT INTO nowhere VALUES (1)")
            )
            .RefusedBy(Products.Sqlite, ErrorCodes.StepFailed, "nowhere")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "nowhere"),
        new(
            "Execute.EmbeddedScript",
            m => m.Execute.EmbeddedScript("Embedded.sql", new Dictionary<string, string> { ["table"] = "t", ["value"] = "it''s" }),
            m => m.Delete.Table("t"),
            Fact.Rows("SELECT a FROM t", "it's")
        ),
        new(
            "Execute.Script",
            m =>
                m.Execute.Script(
                    Path.Combine(AppContext.BaseDirectory, "Scripts", "File.sql"),
                    new Dictionary<string, string> { ["value"] = "5" }
                ),
            m => m.Delete.Table("t"),
            Fact.Rows("SELECT a FROM t", "5")
        ),
        new(
            "Execute.WithConnection in the transaction of the step",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsInt32();
                m.Execute.WithConnection(
                    (connection, transaction) =>
                    {
                        using var command = connection.CreateCommand();
                        command.Transaction = transaction;
                        command.CommandText = "INSERT INTO t VALUES (5)";
                        command.ExecuteNonQuery();
                    }
                );
                m.Execute.Sql("UPDATE t SET a = a + 1");
            },
            m => m.Delete.Table("t"),
            Fact.Rows("SELECT a FROM t", "6")
        ),
        Case.Refused("Execute.WithConnection that throws", m =>
            {
                m.Create.Table("t").WithColumn("a").AsInt32();
                m.Execute.WithConnection((_, _) => throw new InvalidDataException("of the migration"));
            })
            .RefusedBy(Products.Sqlite, ErrorCodes.StepFailed, "of the migration")
            .RefusedBy(Products.Postgres, ErrorCodes.StepFailed, "of the migration"),
        new(
            "Execute between other operations, in order",
            m =>
            {
                m.Create.Table("t").WithColumn("a").AsInt32();
                m.Execute.Sql("INSERT INTO t VALUES (1)");
                m.Insert.IntoTable("t").Row(new { a = 2 });
                m.Execute.Sql("UPDATE t SET a = a * 10");
                m.Rename.Table("t").To("u");
            },
            m => m.Delete.Table("u"),
            Fact.Rows("SELECT a FROM u ORDER BY a", "10", "20")
        ),
    ];
}
