namespace Gromozeka.FluentMigrations.Sqlite.Operations;

internal static class ExecuteCases
{
    public static readonly OperationCase[] All =
    [
        new(
            "Execute.Sql several statements and a trigger",
            m =>
                m.Execute.Sql(
                    """
                    CREATE TABLE t (a TEXT); -- GO ;
                    CREATE TRIGGER tr AFTER INSERT ON t BEGIN
                        UPDATE t SET a = a || ';' WHERE rowid = new.rowid;
                        UPDATE t SET a = a || '!' WHERE rowid = new.rowid;
                    END;
                    INSERT INTO t VALUES ('x;y');
                    """
                ),
            m => m.Execute.Sql("DROP TABLE t", "clean up"),
            new Fact("SELECT a FROM t", "x;y;!")
        ),
        new(
            "Execute.Sql with parameters",
            m =>
                m.Execute.Sql(
                    "INSERT INTO pets (id, tag) VALUES ($(id), '$(tag)' || '$$((tag))' || '$(other)' || '$[tag]')",
                    new Dictionary<string, string> { ["id"] = "7", ["tag"] = "it''s" }
                ),
            m => m.Execute.Sql("DELETE FROM pets WHERE id = $(id)", "by id", new Dictionary<string, string> { ["id"] = "7" }),
            new Fact("SELECT tag FROM pets WHERE id = 7", "it's$(tag)$(other)$[tag]")
        ),
        new(
            "Execute.EmbeddedScript",
            m => m.Execute.EmbeddedScript("Embedded.sql", new Dictionary<string, string> { ["table"] = "t", ["value"] = "it''s" }),
            m => m.Execute.EmbeddedScript("Scripts.DropEmbedded.sql"),
            new Fact("SELECT a FROM t", "it's")
        ),
        new(
            "Execute.Script",
            m =>
                m.Execute.Script(
                    Path.Combine(AppContext.BaseDirectory, "Scripts", "File.sql"),
                    new Dictionary<string, string> { ["value"] = "5" }
                ),
            m => m.Delete.Table("t"),
            new Fact("SELECT a FROM t", "5")
        ),
        new(
            "Execute.WithConnection in the transaction of the step",
            m =>
                m.Execute.WithConnection(
                    (connection, transaction) =>
                    {
                        using var command = connection.CreateCommand();
                        command.Transaction = transaction;
                        command.CommandText = "UPDATE pets SET tag = 'code' WHERE id = 2";
                        command.ExecuteNonQuery();
                    }
                ),
            m => m.Update.Table("pets").Set(new { tag = (string?)null }).Where(new { id = 2 }),
            new Fact("SELECT tag FROM pets WHERE id = 2", "code")
        ),
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
            new Fact("SELECT a FROM u", "10; 20")
        ),
    ];
}
