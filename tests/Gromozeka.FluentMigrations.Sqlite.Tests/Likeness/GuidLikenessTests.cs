using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Likeness;

/// <summary>GUIDs are stored as FluentMigrator stores them, as text or as bytes, so that each finds the rows of the other.</summary>
public class GuidLikenessTests
{
    private const string Rows = "SELECT n, typeof(g), quote(g) FROM t ORDER BY n";
    private static readonly Guid[] Guids =
    [
        Guid.Empty,
        new("00112233-4455-6677-8899-aabbccddeeff"),
        new("FFEEDDCC-BBAA-9988-7766-554433221100"),
        new("01234567-89ab-4def-8123-456789abcdef"),
    ];

    public static TheoryData<bool, bool> Modes =>
        new()
        {
            { false, false },
            { true, false },
            { false, true },
            { true, true },
        };

    [Theory]
    [MemberData(nameof(Modes))]
    public void Migrate_GuidsInEveryPlace_AreStoredAsByFluentMigrator(bool binaryGuid, bool useStrictTables)
    {
        using var hosts = new TwoHosts(Options(binaryGuid, useStrictTables));

        hosts.Migrate(m =>
        {
            Fill(m);
            m.Update.Table("t").Set(new { g = Guids[3] }).Where(new { g = Guids[0] });
            m.Delete.FromTable("t").Row(new { g = Guids[2] });
        });

        hosts.AssertEqual(Rows);
        Assert.Equal(4, hosts.Ours.Rows(Rows).Count);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void UpdateAndDelete_OfADatabaseThatFluentMigratorFilled_FindItsRows(bool binaryGuid, bool useStrictTables)
    {
        using var hosts = new TwoHosts(Options(binaryGuid, useStrictTables));
        hosts.MigrateTheirs(Fill);

        hosts.GoOnWithTheirs(m =>
        {
            foreach (var guid in Guids)
                m.Update.Table("t").Set(new { hit = "yes" }).Where(new { g = guid });
            m.Delete.FromTable("t").Row(new { g = Guids[1], n = 1 });
        });

        Assert.Equal(["0|yes", "2|yes", "3|yes", "9|yes"], hosts.Theirs.Rows("SELECT n, hit FROM t ORDER BY n"));
    }

    [Fact]
    public void NewGuidAsADefault_OfBytes_IsARandomGuidInTheOrderOfDotNet()
    {
        using var bench = new Workbench();
        bench
            .Manager(
                new Fixtures.Steps.StepCode(m =>
                    m.Create.Table("t").WithColumn("n").AsInt64().WithColumn("g").AsGuid().WithDefault(SystemMethods.NewGuid)
                ),
                Options(binaryGuid: true, useStrictTables: false)
            )
            .Migrate();
        bench.File.Execute("INSERT INTO t (n) SELECT value FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]')");

        var guids = bench
            .File.Rows("SELECT hex(g) FROM t WHERE typeof(g) = 'blob' AND length(g) = 16")
            .Select(hex => new Guid(Convert.FromHexString(hex)))
            .ToList();

        Assert.Equal(20, guids.Distinct().Count());
        Assert.All(guids, guid => Assert.Equal((4, true), (guid.Version, guid.Variant is >= 8 and <= 11)));
    }

    private static void Fill(Migration m)
    {
        m.Create.Table("t")
            .WithColumn("n")
            .AsInt64()
            .WithColumn("g")
            .AsGuid()
            .WithDefaultValue(Guids[1])
            .WithColumn("hit")
            .AsString()
            .Nullable();
        for (var index = 0; index < Guids.Length; index++)
            m.Insert.IntoTable("t").Row(new { n = index, g = Guids[index] });
        m.Insert.IntoTable("t").Row(new { n = 9 });
    }

    private static SqliteDatabaseOptions Options(bool binaryGuid, bool useStrictTables) =>
        new()
        {
            ConnectionString = "",
            BinaryGuid = binaryGuid,
            UseStrictTables = useStrictTables,
        };
}
