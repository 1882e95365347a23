using Fixtures.Steps;
using FluentMigrator;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Schema.….Exists() answers as SQLite would: names in any case, views are tables, constraints have names.</summary>
public class SchemaExistsTests
{
    private const string Seed = """
        CREATE TABLE Parents (id INTEGER PRIMARY KEY, "my col" TEXT DEFAULT 'x', twice AS (id * 2));
        CREATE TABLE kids (
            id INTEGER CONSTRAINT PK_kids PRIMARY KEY, -- CONSTRAINT comment
            p INTEGER CONSTRAINT "FK kids" REFERENCES parents (id),
            u TEXT CONSTRAINT [uc_kids] UNIQUE,
            "constraint" TEXT DEFAULT 'CONSTRAINT text',
            CONSTRAINT `ck_kids` CHECK (p > 0));
        CREATE UNIQUE INDEX ux_kids ON kids (p);
        CREATE INDEX ix_kids ON kids (u);
        CREATE VIEW grown AS SELECT id FROM parents;
        """;

    private static readonly Dictionary<string, (Func<Migration, bool> Ask, bool Expected)> Questions = new()
    {
        ["table"] = (m => m.Schema.Table("Parents").Exists(), true),
        ["table in another case"] = (m => m.Schema.Table("pARENTS").Exists(), true),
        ["table quoted"] = (m => m.Schema.Table("\"parents\"").Exists(), true),
        ["table missing"] = (m => m.Schema.Table("parent").Exists(), false),
        ["table by a pattern"] = (m => m.Schema.Table("parent_").Exists(), false),
        ["view"] = (m => m.Schema.Table("grown").Exists(), true),
        ["index is no table"] = (m => m.Schema.Table("ix_kids").Exists(), false),
        ["column"] = (m => m.Schema.Table("parents").Column("MY COL").Exists(), true),
        ["column computed"] = (m => m.Schema.Table("parents").Column("twice").Exists(), true),
        ["column of a view"] = (m => m.Schema.Table("grown").Column("id").Exists(), true),
        ["column missing"] = (m => m.Schema.Table("parents").Column("u").Exists(), false),
        ["column of a missing table"] = (m => m.Schema.Table("missing").Column("id").Exists(), false),
        ["index"] = (m => m.Schema.Table("KIDS").Index("IX_KIDS").Exists(), true),
        ["index of another table"] = (m => m.Schema.Table("parents").Index("ix_kids").Exists(), false),
        ["index missing"] = (m => m.Schema.Table("kids").Index("ix").Exists(), false),
        ["constraint unique index"] = (m => m.Schema.Table("kids").Constraint("UX_kids").Exists(), true),
        ["constraint plain index is none"] = (m => m.Schema.Table("kids").Constraint("ix_kids").Exists(), false),
        ["constraint primary key"] = (m => m.Schema.Table("kids").Constraint("pk_kids").Exists(), true),
        ["constraint foreign key"] = (m => m.Schema.Table("kids").Constraint("FK kids").Exists(), true),
        ["constraint unique"] = (m => m.Schema.Table("kids").Constraint("uc_kids").Exists(), true),
        ["constraint check"] = (m => m.Schema.Table("kids").Constraint("ck_kids").Exists(), true),
        ["constraint in a comment"] = (m => m.Schema.Table("kids").Constraint("comment").Exists(), false),
        ["constraint in a text"] = (m => m.Schema.Table("kids").Constraint("text").Exists(), false),
        ["constraint behind a column of that name"] = (m => m.Schema.Table("kids").Constraint("TEXT").Exists(), false),
        ["constraint of a missing table"] = (m => m.Schema.Table("missing").Constraint("pk_kids").Exists(), false),
        ["schema main"] = (m => m.Schema.Schema("MAIN").Exists(), true),
        ["schema missing"] = (m => m.Schema.Schema("other").Exists(), false),
        ["schema main, table"] = (m => m.Schema.Schema("main").Table("parents").Exists(), true),
        ["schema main, index"] = (m => m.Schema.Schema("main").Table("kids").Index("ix_kids").Exists(), true),
        ["schema missing, table"] = (m => m.Schema.Schema("other").Table("parents").Exists(), false),
        ["schema missing, column"] = (m => m.Schema.Schema("other").Table("parents").Column("id").Exists(), false),
        ["schema missing, index"] = (m => m.Schema.Schema("other").Table("kids").Index("ix_kids").Exists(), false),
        ["schema missing, constraint"] = (m => m.Schema.Schema("other").Table("kids").Constraint("pk_kids").Exists(), false),
        ["sequence"] = (m => m.Schema.Sequence("s").Exists(), false),
        ["sequence in a schema"] = (m => m.Schema.Schema("main").Sequence("s").Exists(), false),
    };

    public static TheoryData<string> Names => new(Questions.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Exists_OnAFile_IsAnswered(string name)
    {
        using var bench = new Workbench(Seed);
        bool? answer = null;

        bench.Manager(new StepCode(m => answer = Questions[name].Ask(m))).Migrate();

        Assert.Equal(Questions[name].Expected, answer);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Exists_WithoutADatabase_IsFalse(string name)
    {
        using var bench = new Workbench();
        using var session = bench.Session();
        var collector = session.NewCollector();
        var migration = new StepMigration(new StepCode(m => Assert.False(Questions[name].Ask(m))));

        migration.GetUpExpressions(
            new FluentMigrator.Infrastructure.MigrationContext(collector, new ServiceCollection().BuildServiceProvider(), "")
        );

        Assert.True(session.IsNew);
        Assert.False(File.Exists(bench.File.Path));
    }

    [Fact]
    public void Exists_AfterTheKeysOfOurOwnTables_FindsTheirNames()
    {
        using var bench = new Workbench();
        bench.Migrate(m =>
        {
            m.Create.Table("t")
                .WithColumn("id")
                .AsInt64()
                .PrimaryKey()
                .WithColumn("p")
                .AsInt64()
                .ForeignKey("t", "id")
                .WithColumn("u")
                .AsInt32()
                .Unique();
            m.Create.Table("n").WithColumn("id").AsInt64().PrimaryKey("PK_mine").Identity();
            m.Create.UniqueConstraint().OnTable("t").Column("p");
        });
        using var session = bench.Session();
        var collector = session.NewCollector();

        string[] asked = ["PK_t", "FK_t_p_t_id", "IX_t_u", "UC_t_p"];

        Assert.Equal(asked, asked.Where(name => collector.ConstraintExists("", "t", name)));
        Assert.True(collector.ConstraintExists("", "n", "PK_mine"));
    }

    [Theory]
    [InlineData("'x'", "x", true)]
    [InlineData("'x'", "y", false)]
    [InlineData("5", 5, true)]
    [InlineData("NULL", null, true)]
    [InlineData("CURRENT_TIMESTAMP", SystemMethods.CurrentUTCDateTime, true)]
    [InlineData("(datetime('now','localtime'))", SystemMethods.CurrentDateTime, true)]
    public void DefaultValueExists_Value_IsComparedWithTheDeclaredOne(string declared, object? asked, bool expected)
    {
        using var bench = new Workbench($"CREATE TABLE t (v DEFAULT {declared})");
        using var session = bench.Session();

        Assert.Equal(expected, session.NewCollector().DefaultValueExists("", "T", "V", asked!));
    }
}
