using System.Data;
using FluentMigrator;

namespace Fixtures.ReversedChanges
{
    [Migration(1)]
    public sealed class ChangeTables : AutoReversingMigration
    {
        public override void Up()
        {
            Create.Column("made_at").OnTable("keyless").AsDateTime().WithDefault(SystemMethods.CurrentUTCDateTime);
            Alter
                .Table("loose")
                .AddColumn("editor")
                .AsInt64()
                .WithDefaultValue(1)
                .ForeignKey("authors", "id")
                .AddColumn("code")
                .AsString()
                .Nullable()
                .Unique();
            Create
                .ForeignKey("fk_loose")
                .FromTable("loose")
                .ForeignColumn("author_id")
                .ToTable("authors")
                .PrimaryColumn("id")
                .OnDelete(Rule.Cascade);
            Create.PrimaryKey("pk_loose").OnTable("loose").Columns("id", "word");
            Create.UniqueConstraint("uc_word").OnTable("keyless").Column("word");
        }
    }
}

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild
{
    /// <summary>What FluentMigrator reverses by itself is reversed by rebuilds as well.</summary>
    public class ReversedChangeTests
    {
        [Fact]
        public void AutoReversingMigration_UpThenDown_RestoresEverything()
        {
            using var bench = new Workbench(Edits.ChangeTests.Seed);
            var before = Dump.Of(bench.File);
            var manager = bench.Manager("Fixtures.ReversedChanges");

            manager.Migrate();
            var keys = bench.Read("SELECT \"from\" FROM pragma_foreign_key_list('loose') ORDER BY 1");
            manager.Rollback();

            Assert.Equal("author_id; editor", keys);
            Assert.Equal(before, Dump.Of(bench.File));
        }
    }
}
