using Fixtures.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>InSchema names an attached database file; every operation takes it.</summary>
public class AttachedDatabaseTests
{
    [Fact]
    public void Migrate_InSchemaOfAnAttachedFile_ChangesThatFileOnly()
    {
        using var bench = new Workbench("CREATE TABLE t (a INTEGER, own TEXT); INSERT INTO t VALUES (1, 'main')");
        var other = new DatabaseFile(bench.Path("other.db"));
        other.Execute("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2), (3)");
        var answers = new List<bool>();

        bench
            .Manager(
                new StepCode(m =>
                {
                    m.Execute.WithConnection((connection, transaction) => Run(connection, transaction, $"ATTACH '{other.Path}' AS other"));
                    m.Create.Table("u")
                        .InSchema("other")
                        .WithColumn("id")
                        .AsInt64()
                        .PrimaryKey()
                        .Identity()
                        .WithColumn("p")
                        .AsInt64()
                        .ForeignKey("fk", "other", "t", "a")
                        .Indexed();
                    m.Alter.Table("t").InSchema("other").AddColumn("b").AsInt32().Nullable().Unique();
                    m.Insert.IntoTable("t").InSchema("other").Row(new { a = 4, b = 40 });
                    m.Update.Table("t").InSchema("other").Set(new { b = 10 }).Where(new { a = 1 });
                    m.Delete.FromTable("t").InSchema("other").Row(new { a = 2 });
                    m.Rename.Column("a").OnTable("t").InSchema("other").To("c");
                    m.Create.Index("ix").OnTable("t").InSchema("other").OnColumn("c").Ascending().WithOptions().Unique();
                    m.Rename.Table("t").InSchema("other").To("v");
                })
            )
            .Migrate();

        Assert.Equal("1|main", bench.Read("SELECT * FROM t"));
        Assert.Equal("1|10; 3|; 4|40", string.Join("; ", other.Rows("SELECT c, b FROM v ORDER BY c")));
        Assert.Equal(
            "IX_t_b; IX_u_p; ix",
            string.Join("; ", other.Rows("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name"))
        );
        Assert.Equal("v", other.Scalar("SELECT \"table\" FROM pragma_foreign_key_list('u')"));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM sqlite_master WHERE name IN ('u', 'v', 'ix')"));
    }

    private static void Run(System.Data.IDbConnection connection, System.Data.IDbTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
