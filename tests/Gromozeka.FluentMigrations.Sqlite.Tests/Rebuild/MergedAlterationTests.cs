using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Alterations of one step give what they give in steps of their own.</summary>
public class MergedAlterationTests
{
    private const string Seed = """
        CREATE TABLE x (id BIGINT PRIMARY KEY, a TEXT, b INTEGER, u TEXT UNIQUE);
        INSERT INTO x (rowid, id, a, b, u) VALUES (3, 30, '007', 1, 'p'), (8, 20, '1e3', 2, 'P');
        """;

    private static readonly Dictionary<string, Action<Migration>[]> Cases = new()
    {
        ["a default of a new column is altered"] =
        [
            m => m.Create.Column("d").OnTable("x").AsString().WithDefaultValue("d"),
            m => m.Alter.Column("d").OnTable("x").AsString().WithDefaultValue("x"),
        ],
        ["a default of a new column is altered alone"] =
        [
            m => m.Create.Column("d").OnTable("x").AsString().WithDefaultValue("d"),
            m => m.Alter.Column("\"D\"").OnTable("\"x\"").AsString().WithDefault(SystemMethods.CurrentUTCDateTime),
        ],
        ["a default of a new column goes"] =
        [
            m => m.Create.Column("d").OnTable("x").AsString().Nullable().WithDefaultValue("d"),
            m => m.Delete.DefaultConstraint().OnTable("x").OnColumn("d"),
        ],
        ["a new column gets another type"] =
        [
            m => m.Create.Column("d").OnTable("x").AsString().WithDefaultValue("007"),
            m => m.Alter.Column("d").OnTable("x").AsInt64(),
        ],
        ["a new column becomes the key"] =
        [
            m => m.Delete.PrimaryKey("").FromTable("x"),
            m => m.Create.Column("d").OnTable("x").AsInt64().Nullable().WithDefaultValue(5),
            m => m.Create.PrimaryKey("pk").OnTable("x").Column("d"),
        ],
        ["a column goes and comes again"] =
        [
            m => m.Delete.Column("a").FromTable("x"),
            m => m.Create.Column("a").OnTable("x").AsString().WithDefaultValue("new"),
        ],
        ["a column comes and goes"] =
        [
            m => m.Create.Column("d").OnTable("x").AsString().WithDefaultValue("d").Unique(),
            m => m.Delete.Column("d").FromTable("x"),
        ],
        ["a type and back"] = [m => m.Alter.Column("a").OnTable("x").AsInt64(), m => m.Alter.Column("a").OnTable("x").AsString()],
        ["NOT NULL and back over NULL"] =
        [
            m => m.Execute.Sql("UPDATE x SET b = NULL"),
            m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable(),
            m => m.Alter.Column("b").OnTable("x").AsInt64().Nullable(),
        ],
        ["the rows get numbers, and the key goes"] =
        [
            m => m.Alter.Column("id").OnTable("x").AsInt64(),
            m => m.Delete.PrimaryKey("").FromTable("x"),
        ],
        ["a key comes and goes"] =
        [
            m => m.Delete.PrimaryKey("").FromTable("x"),
            m => m.Create.PrimaryKey("pk").OnTable("x").Column("b"),
            m => m.Delete.PrimaryKey("pk").FromTable("x"),
        ],
        ["a key whose column is dropped"] = [m => m.Alter.Column("id").OnTable("x").AsInt64(), m => m.Delete.Column("id").FromTable("x")],
        ["a condition, and another type of what it is about"] =
        [
            m => m.Alter.Column("a").OnTable("x").AsCustom("TEXT CHECK (b < 10)"),
            m => m.Alter.Column("b").OnTable("x").AsString(),
        ],
        ["a UNIQUE that a collation breaks, and that goes"] =
        [
            m => m.Alter.Column("u").OnTable("x").AsString("NOCASE"),
            m => m.Delete.UniqueConstraint().FromTable("x").Column("u"),
        ],
        ["an index on a column that is created behind it"] =
        [
            m => m.Alter.Column("b").OnTable("x").AsString(),
            m => m.Create.Index("i").OnTable("x").OnColumn("d").Ascending(),
            m => m.Create.Column("d").OnTable("x").AsString().WithDefault(SystemMethods.CurrentUTCDateTime),
        ],
        ["a table that is filled before it gets its key"] =
        [
            m => m.Create.Table("y").WithColumn("id").AsInt64().WithColumn("v").AsString(),
            m => m.Insert.IntoTable("y").Row(new { id = 40, v = "a" }).Row(new { id = 30, v = "b" }),
            m => m.Create.PrimaryKey("pk").OnTable("y").Column("id"),
        ],
        ["a table whose rows lose their parents before it gets its key"] =
        [
            m => m.Create.Table("y").WithColumn("id").AsInt64().PrimaryKey().WithColumn("x").AsInt64(),
            m => m.Insert.IntoTable("y").Row(new { id = 1, x = 30 }),
            m =>
                m.Create.ForeignKey("fk")
                    .FromTable("y")
                    .ForeignColumn("x")
                    .ToTable("x")
                    .PrimaryColumn("id")
                    .OnDelete(System.Data.Rule.Cascade),
            m => m.Create.Column("d").OnTable("y").AsString().Nullable(),
        ],
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_AlterationsInOneStep_GiveWhatTheyGiveInSeveral(string name)
    {
        using var pair = new StepPair(Seed, allowsLossyCasts: true);

        var (one, several) = pair.Run(Cases[name]);

        Assert.Equal(several, one);
    }

    [Fact]
    public void Migrate_RandomAlterationsInOneStep_GiveWhatTheyGiveInSeveral()
    {
        var failed = 0;
        Choices.Try(Compare, choices => new RandomAlterations(choices).ToString());

        // Most of what is made up can be done.
        Assert.InRange(failed, 0, Choices.Count * 2 / 3);

        void Compare(Choices choices)
        {
            var random = new RandomAlterations(choices);
            using var pair = new StepPair(random.Sql, random.AllowsLossyCasts);

            var (one, several) = pair.Run([.. random.Operations.Select(operation => operation.Do)]);

            // Foreign keys are checked at the end of a step that rebuilds a table: how many steps there are makes a difference there.
            if (BreaksForeignKey(pair.ErrorInOne) || BreaksForeignKey(pair.ErrorInSeveral))
                return;
            failed += pair.ErrorInOne is null ? 0 : 1;
            Assert.True(
                one.SequenceEqual(several),
                $"{string.Join("\n", one.Except(several))}\ninstead "
                    + $"of\n{string.Join("\n", several.Except(one))}\n{pair.ErrorInOne}\n{pair.ErrorInSeveral}"
            );
        }
    }

    private static bool BreaksForeignKey(Exception? error) =>
        error is MigrationException { Why: var why }
        && (why.Contains("refer to rows of", StringComparison.Ordinal) || why.Contains("refers to rows of", StringComparison.Ordinal));

    [Fact]
    public void Migrate_DefaultOfANewColumnIsAltered_KeepsTheFirstInTheRowsThatAreThere()
    {
        using var bench = new Workbench(Seed);

        bench.Migrate(m =>
        {
            m.Create.Column("d").OnTable("x").AsString().WithDefaultValue("d");
            m.Create.Column("e").OnTable("x").AsString().Nullable().WithDefaultValue("e");
            m.Alter.Column("d").OnTable("x").AsString().WithDefaultValue("x");
            m.Delete.DefaultConstraint().OnTable("x").OnColumn("e");
            m.Insert.IntoTable("x")
                .Row(
                    new
                    {
                        id = 40,
                        a = "a",
                        b = 4,
                        u = "u",
                    }
                );
        });

        Assert.Equal("30|d|e; 20|d|e; 40|x|", bench.Read("SELECT id, d, e FROM x ORDER BY rowid"));
    }
}
