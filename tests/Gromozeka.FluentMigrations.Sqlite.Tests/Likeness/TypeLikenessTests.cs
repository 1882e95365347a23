using System.Data;
using FluentMigrator;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Model;

namespace Gromozeka.FluentMigrations.Sqlite.Likeness;

/// <summary>Columns are declared as FluentMigrator declares them, with its types for ordinary and for STRICT tables.</summary>
public class TypeLikenessTests
{
    private const string Types = "SELECT name, type FROM pragma_table_info('t') ORDER BY cid";
    private static readonly DbType[] Refused = [DbType.Object, DbType.DateTimeOffset, DbType.Xml];

    public static TheoryData<bool> Modes => [false, true];

    [Theory]
    [MemberData(nameof(Modes))]
    public void CreateTable_EveryTypeOfTheMap_IsDeclaredAsByFluentMigrator(bool useStrictTables)
    {
        using var hosts = new TwoHosts(Options(useStrictTables));
        var types = Enum.GetValues<DbType>().Except(Refused).ToList();

        hosts.Migrate(m =>
        {
            ICreateTableWithColumnSyntax table = m
                .Create.Table("t")
                .WithColumn("custom")
                .AsCustom("VARCHAR(7)")
                .WithColumn("money")
                .AsDecimal(10, 2);
            foreach (var type in types)
                table = table.WithColumn($"c{type}").AsColumnDataType(new ColumnDataType { Type = type, Size = 5 });
        });

        Assert.Equal(types.Count + 2, hosts.Ours.Rows(Types).Count);
        hosts.AssertEqual(Types);
        hosts.AssertEqual("SELECT strict FROM pragma_table_list WHERE name = 't'");
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void AddColumn_TypesThatDiffer_AreDeclaredAsByFluentMigrator(bool useStrictTables)
    {
        using var hosts = new TwoHosts(Options(useStrictTables));

        hosts.Migrate(m =>
        {
            m.Create.Table("t").WithColumn("id").AsInt64();
            m.Alter.Table("t")
                .AddColumn("a")
                .AsDateTime()
                .Nullable()
                .AddColumn("b")
                .AsGuid()
                .Nullable()
                .AddColumn("c")
                .AsDouble()
                .Nullable();
        });

        hosts.AssertEqual(Types);
    }

    [Theory]
    [InlineData(false, "DATETIME", "TEXT")]
    [InlineData(true, "TEXT", "TEXT")]
    public void CreateTable_TypesThatFluentMigratorRefuses_AreThoseOfTheNearestThatItHas(
        bool useStrictTables,
        string dateTimeOffset,
        string xml
    )
    {
        using var hosts = new TwoHosts(Options(useStrictTables));

        Assert.Contains(
            "Unsupported DbType",
            Assert.ThrowsAny<Exception>(() => hosts.MigrateTheirs(m => m.Create.Table("t").WithColumn("a").AsDateTimeOffset())).ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Unsupported DbType",
            Assert.ThrowsAny<Exception>(() => hosts.MigrateTheirs(m => m.Create.Table("t").WithColumn("a").AsXml())).ToString(),
            StringComparison.Ordinal
        );
        hosts.MigrateOurs(m => m.Create.Table("t").WithColumn("a").AsDateTimeOffset().WithColumn("b").AsXml());

        Assert.Equal([$"a|{dateTimeOffset}", $"b|{xml}"], hosts.Ours.Rows(Types));
    }

    [Fact]
    public void CreateTable_TypeThatNobodyHas_IsRefusedWithWhatToDo()
    {
        using var hosts = new TwoHosts(Options(useStrictTables: false));
        static void Up(Migration m) => m.Create.Table("t").WithColumn("a").AsColumnDataType(new ColumnDataType { Type = DbType.Object });

        Assert.ThrowsAny<Exception>(() => hosts.MigrateTheirs(Up));
        var error = Assert.Throws<MigrationException>(() => hosts.MigrateOurs(Up));

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Contains("specify one with AsCustom", error.Next, StringComparison.Ordinal);
    }

    private static SqliteDatabaseOptions Options(bool useStrictTables) =>
        new() { ConnectionString = "", UseStrictTables = useStrictTables };
}
