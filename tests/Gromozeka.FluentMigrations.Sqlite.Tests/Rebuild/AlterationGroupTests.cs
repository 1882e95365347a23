using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Alterations of one table that nothing comes between share a rebuild; whatever may see the table comes between.</summary>
public class AlterationGroupTests
{
    private const string Seed =
        "CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER); CREATE TABLE y (id INTEGER PRIMARY KEY, c TEXT); "
        + "INSERT INTO x VALUES (1, 'a', 2);";

    private static readonly Dictionary<string, (Action<Migration> Up, int Before, int Now)> Cases = new()
    {
        ["alterations of one table"] = (
            m => m.Alter.Table("x").AlterColumn("a").AsString().NotNullable().AlterColumn("b").AsString().NotNullable(),
            1,
            1
        ),
        ["with other tables, keys and new columns between"] = (
            m =>
            {
                m.Alter.Column("a").OnTable("x").AsString().NotNullable();
                m.Create.Table("z").WithColumn("id").AsInt64().PrimaryKey();
                m.Create.Column("d").OnTable("X").AsInt32().Nullable();
                m.Create.ForeignKey("fk").FromTable("x").ForeignColumn("d").ToTable("z").PrimaryColumn("id");
                m.Delete.Column("b").FromTable("x");
            },
            1,
            1
        ),
        ["with an index between that none of them is about"] = (
            m =>
            {
                m.Alter.Column("a").OnTable("x").AsString().NotNullable().Unique();
                m.Alter.Column("b").OnTable("x").AsString();
            },
            1,
            1
        ),
        ["with an index between on a column that goes"] = (
            m =>
            {
                m.Alter.Column("a").OnTable("x").AsString().NotNullable();
                m.Create.Index("i").OnTable("x").OnColumn("b").Ascending();
                m.Delete.Column("b").FromTable("x");
            },
            2,
            1
        ),
        ["with an alteration of another table between"] = (
            m =>
            {
                m.Alter.Column("a").OnTable("x").AsString().NotNullable();
                m.Alter.Column("c").OnTable("y").AsString().NotNullable();
                m.Alter.Column("b").OnTable("x").AsString();
            },
            3,
            1
        ),
        ["with SQL between"] = (
            m =>
            {
                m.Alter.Column("a").OnTable("x").AsString().NotNullable();
                m.Execute.Sql("UPDATE x SET b = 3");
                m.Alter.Column("b").OnTable("x").AsString();
            },
            2,
            1
        ),
        ["with rows between"] = (
            m =>
            {
                m.Alter.Column("a").OnTable("x").AsString().NotNullable();
                m.Insert.IntoTable("x").Row(new { id = 2, a = "b" });
                m.Alter.Column("b").OnTable("x").AsString();
            },
            2,
            1
        ),
        ["NOT NULL alone"] = (
            m => m.Alter.Table("x").AlterColumn("a").AsString().NotNullable().AlterColumn("b").AsInt64().NotNullable(),
            1,
            0
        ),
        ["NOT NULL and something that takes a rebuild"] = (
            m =>
            {
                m.Alter.Column("a").OnTable("x").AsString().NotNullable();
                m.Alter.Table("x").AlterColumn("b").AsInt64().NotNullable().WithDefaultValue(1);
            },
            1,
            1
        ),
        ["NOT NULL and what SQLite can do by itself"] = (
            m =>
            {
                m.Create.Column("d").OnTable("x").AsInt32().Nullable();
                m.Alter.Column("a").OnTable("x").AsString().NotNullable();
                m.Delete.Column("b").FromTable("x");
            },
            1,
            0
        ),
        ["a new column that is filled and then NOT NULL"] = (
            m => m.Alter.Table("x").AddColumn("d").AsInt64().SetExistingRowsTo(5).NotNullable(),
            1,
            0
        ),
        ["what SQLite can do by itself"] = (
            m =>
            {
                m.Create.Column("d").OnTable("x").AsInt32().Nullable();
                m.Delete.Column("b").FromTable("x");
                m.Rename.Column("a").OnTable("x").To("e");
            },
            0,
            0
        ),
    };

    public static TheoryData<string, Library> Names => Cases.Keys.WithEachLibrary();

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_Alterations_TakeAsFewRebuildsAsMayBe(string name, Library library)
    {
        using var bench = new Workbench(Seed);
        var log = new CapturedLog();

        bench.Manager(new StepCode(Cases[name].Up), library.Options(), log).Migrate();

        var expected = library == Library.Bundled ? Cases[name].Now : Cases[name].Before;
        Assert.Equal(expected, log.Texts.Count(line => line.Contains("INSERT OR ABORT INTO", StringComparison.Ordinal)));
    }
}
