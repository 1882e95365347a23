using System.Data;
using FluentMigrator;

namespace Fixtures.AutoReversing.Table
{
    [Migration(1)]
    public sealed class MakeTable : AutoReversingMigration
    {
        public override void Up() =>
            Create
                .Table("t")
                .WithColumn("id")
                .AsInt64()
                .PrimaryKey()
                .Identity()
                .WithColumn("p")
                .AsInt64()
                .ForeignKey("people", "id")
                .OnDelete(Rule.Cascade)
                .WithColumn("i")
                .AsInt32()
                .Indexed()
                .WithColumn("u")
                .AsInt32()
                .Unique();
    }
}

namespace Fixtures.AutoReversing.Column
{
    [Migration(1)]
    public sealed class AddColumns : AutoReversingMigration
    {
        public override void Up()
        {
            Alter
                .Table("people")
                .AddColumn("u")
                .AsInt32()
                .Nullable()
                .Unique()
                .AddColumn("p")
                .AsInt64()
                .Nullable()
                .ForeignKey("people", "id");
            Create.Column("i").OnTable("people").AsInt32().Nullable().Indexed();
        }
    }
}

namespace Fixtures.AutoReversing.Rest
{
    [Migration(1)]
    public sealed class RenameAndInsert : AutoReversingMigration
    {
        public override void Up()
        {
            Rename.Column("name").OnTable("people").To("title");
            Rename.Table("people").To("persons");
            Create.UniqueConstraint("uc").OnTable("persons").Column("title");
            Create.Index("ix").OnTable("persons").OnColumn("title").Descending();
            Insert.IntoTable("persons").Row(new { id = 2, title = "it's" });
        }
    }
}

namespace Fixtures.AutoReversing.Keys
{
    [Migration(1)]
    public sealed class MakeTableThenKeys : AutoReversingMigration
    {
        public override void Up()
        {
            Create.Table("t").WithColumn("a").AsInt64().WithColumn("b").AsInt64();
            Create.PrimaryKey("pk").OnTable("t").Columns("b", "a");
            Create.ForeignKey("fk").FromTable("t").ForeignColumns("a", "b").ToTable("t").PrimaryColumns("b", "a").OnDelete(Rule.Cascade);
        }
    }
}

namespace Gromozeka.FluentMigrations.Sqlite.Operations
{
    public class AutoReversingTests
    {
        private const string Seed = "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO people VALUES (1, 'Ann')";

        [Theory]
        [InlineData("Fixtures.AutoReversing.Table")]
        [InlineData("Fixtures.AutoReversing.Column")]
        [InlineData("Fixtures.AutoReversing.Rest")]
        [InlineData("Fixtures.AutoReversing.Keys")]
        public void Rollback_AutoReversingMigration_RestoresEverything(string fixture)
        {
            using var bench = new Workbench(Seed);
            var before = DatabaseSnapshot.Of(bench.File);
            var manager = bench.Manager(fixture);

            manager.Migrate();
            var between = DatabaseSnapshot.Of(bench.File);
            manager.Rollback();

            Assert.NotEqual(before, between);
            Assert.Equal(before, DatabaseSnapshot.Of(bench.File));
        }

        [Fact]
        public void Migrate_UniqueColumn_MakesExactlyOneIndex()
        {
            using var bench = new Workbench(Seed);

            bench.Manager("Fixtures.AutoReversing.Table").Migrate();

            Assert.Equal(
                "IX_t_i 0 c; IX_t_u 1 c",
                bench.Read("SELECT name || ' ' || \"unique\" || ' ' || origin FROM pragma_index_list('t') ORDER BY name")
            );
        }
    }
}
