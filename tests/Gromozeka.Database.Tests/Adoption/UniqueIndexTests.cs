using Fixtures.MissingUnique;
using FluentMigrator;
using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Fixtures.MissingUnique
{
    [Migration(1, "A table with a unique index")]
    public sealed class Migration001Unique : Migration
    {
        public override void Up()
        {
            Create.Table("people").WithColumn("name").AsString().Nullable();
            Create.Table("places").WithColumn("name").AsString().Nullable();
            Create.Index("ux_people_name").OnTable("people").OnColumn("name").Unique();
        }

        public override void Down() => Delete.Table("people");
    }
}

namespace Gromozeka.Database.Tests.Adoption
{
    public sealed class UniqueIndexTests : IDisposable
    {
        private readonly TempFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void Migrate_WithDuplicatesUnderAMissingUniqueIndex_RollsEverythingBack()
        {
            var file = new DatabaseFile(_folder.File("people.db"));
            file.Execute("CREATE TABLE people (name TEXT); INSERT INTO people VALUES ('twice'), ('twice')");
            var before = file.Hash;

            var error = Assert.Throws<MigrationException>(() => Manager(file).Migrate());

            Assert.Equal(ErrorCodes.AdoptionRefused, error.Code);
            Assert.Contains(
                "what table people lacks cannot be added: several rows of table people share a value of (name), "
                    + "which is being made unique: name 'twice', rows 2. To find them: SELECT",
                error.Why,
                StringComparison.Ordinal
            );
            Assert.Equal(before, file.Hash);
            Assert.Equal([file.Path], file.Files);
        }

        [Fact]
        public void Migrate_AfterTheDuplicatesAreGone_AddsTheIndex()
        {
            var file = new DatabaseFile(_folder.File("people.db"));
            file.Execute("CREATE TABLE people (name TEXT); INSERT INTO people VALUES ('twice'), ('twice')");
            Assert.Throws<MigrationException>(() => Manager(file).Migrate());
            file.Execute("DELETE FROM people WHERE rowid = 2");

            var report = Manager(file).Migrate();

            Assert.Equal(["index ux_people_name", "table places", "table settings"], report.Adoption!.Added.Order(StringComparer.Ordinal));
            Assert.Equal("1", file.Scalar("SELECT \"unique\" FROM pragma_index_list('people')"));
        }

        private static MigrationManager Manager(DatabaseFile file) => Bot.Manager(file, change: options =>
            {
                options.Assemblies.Clear();
                options.Assemblies.Add(typeof(Migration001Unique).Assembly);
                options.Namespace = "Fixtures.MissingUnique";
            });
    }
}
