using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Likeness;

/// <summary>
/// Identity() where SQLite cannot number rows: left out with a warning where the host asks for that, as FluentMigrator leaves it out.
/// </summary>
public class IdentityLikenessTests
{
    private const string Columns = "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info('t') ORDER BY cid";
    private static readonly SqliteDatabaseOptions Lenient = new() { ConnectionString = "", LeaveOutIdentityWithoutKey = true };

    private static readonly Dictionary<string, (Action<Migration> Up, string[] Columns)> LeftOut = new()
    {
        ["next to another primary key"] = (
            m => m.Create.Table("t").WithColumn("id").AsInt64().Identity().WithColumn("code").AsString().PrimaryKey(),
            ["id"]
        ),
        ["next to a primary key of two columns"] = (
            m =>
                m.Create.Table("t")
                    .WithColumn("id")
                    .AsInt32()
                    .Identity()
                    .WithColumn("a")
                    .AsInt64()
                    .PrimaryKey()
                    .WithColumn("b")
                    .AsInt64()
                    .PrimaryKey(),
            ["id"]
        ),
        ["on two columns"] = (
            m => m.Create.Table("t").WithColumn("id").AsInt64().Identity().WithColumn("no").AsInt16().Identity(),
            ["id", "no"]
        ),
        ["without a primary key"] = (m => m.Create.Table("t").WithColumn("id").AsInt64().Identity().WithColumn("a").AsString(), ["id"]),
        ["on an added column"] = (
            m =>
            {
                m.Create.Table("t").WithColumn("code").AsString().PrimaryKey();
                m.Create.Column("id").OnTable("t").AsInt64().Nullable().Identity();
            },
            ["id"]
        ),
        ["on another than the key that is numbered"] = (
            m => m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("no").AsInt64().Identity(),
            ["no"]
        ),
    };

    private static readonly Dictionary<string, Action<Migration>> RefusedByBoth = new()
    {
        ["part of the primary key"] = m =>
            m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("b").AsInt64().PrimaryKey(),
        ["a key of text"] = m => m.Create.Table("t").WithColumn("id").AsString().PrimaryKey().Identity(),
        ["a column of text"] = m => m.Create.Table("t").WithColumn("id").AsString().Identity().WithColumn("b").AsInt64().PrimaryKey(),
    };

    public static TheoryData<string> NamesOfLeftOut => new(LeftOut.Keys);

    public static TheoryData<string> NamesOfRefused => new(RefusedByBoth.Keys);

    [Theory]
    [MemberData(nameof(NamesOfLeftOut))]
    public void Migrate_HostThatWantsItLeftOut_MakesTheTableOfFluentMigratorAndWarns(string name)
    {
        using var hosts = new TwoHosts(Lenient);
        var (up, columns) = LeftOut[name];

        hosts.Migrate(up);

        hosts.AssertEqual(Columns);
        hosts.AssertEqual("SELECT sql LIKE '%AUTOINCREMENT%' FROM sqlite_master WHERE name = 't'");
        Assert.Equal(columns.Length, hosts.Log.Warnings.Count);
        Assert.All(columns.Zip(hosts.Log.Warnings), pair =>
            Assert.StartsWith(
                $"Migration 1 (StepMigration): Identity() on column {pair.First} of table t is ignored",
                pair.Second,
                StringComparison.Ordinal
            )
        );
    }

    [Theory]
    [MemberData(nameof(NamesOfRefused))]
    public void Migrate_WhatFluentMigratorRefuses_IsRefusedInWords(string name)
    {
        using var hosts = new TwoHosts(Lenient);

        Assert.ThrowsAny<Exception>(() => hosts.MigrateTheirs(RefusedByBoth[name]));
        var error = Assert.Throws<MigrationException>(() => hosts.MigrateOurs(RefusedByBoth[name]));

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.DoesNotContain("t", hosts.Ours.Tables());
    }

    [Theory]
    [InlineData("next to another primary key")]
    [InlineData("on two columns")]
    [InlineData("on another than the key that is numbered")]
    [InlineData("on an added column")]
    public void Migrate_HostThatWantsNothingLeftOut_IsRefused(string name)
    {
        using var hosts = new TwoHosts(Lenient with { LeaveOutIdentityWithoutKey = false });

        var error = Assert.Throws<MigrationException>(() => hosts.MigrateOurs(LeftOut[name].Up));

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Empty(hosts.Log.Warnings);
    }

    [Fact]
    public void Migrate_IdentityThatSqliteHas_WarnsOfNothing()
    {
        using var hosts = new TwoHosts(Lenient);

        hosts.Migrate(m => m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("a").AsString());

        hosts.AssertEqual(Columns);
        Assert.Empty(hosts.Log.Warnings);
    }

    [Fact]
    public void Migrate_StepWithoutATransaction_WarnsToo()
    {
        using var bench = new Workbench();
        var log = new CapturedLog();
        var step = new Fixtures.Steps.StepCode(LeftOut["next to another primary key"].Up);

        bench.Manager(typeof(Fixtures.Untransacted.UntransactedMigration).Namespace!, step, Lenient, log).Migrate();

        Assert.Single(log.Warnings, text => text.Contains("Identity() on column id of table t", StringComparison.Ordinal));
    }
}
