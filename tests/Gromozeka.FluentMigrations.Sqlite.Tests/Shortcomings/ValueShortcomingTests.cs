using System.Globalization;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Shortcomings;

/// <summary>What FluentMigrator does to types and values on SQLite, line by line, and what happens here.</summary>
public sealed class ValueShortcomingTests : IDisposable
{
    private readonly Workbench _bench = new("CREATE TABLE v (a)");

    public static TheoryData<string, object, string> Values =>
        new()
        {
            {
                "milliseconds of a DateTime were lost",
                new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Unspecified),
                "'2026-01-02 03:04:05.678'"
            },
            { "a DateOnly was stored as 0", new DateOnly(2026, 1, 2), "'2026-01-02'" },
            { "a TimeOnly was a syntax error", new TimeOnly(3, 4, 5), "'03:04:05'" },
            { "a char ' was not escaped", '\'', "''''" },
            { "1e-300 was rounded", 1e-300, "1.0e-300" },
            { "infinity was 'no such column'", double.PositiveInfinity, "9.0e+999" },
            { "a GUID keeps its digits", new Guid("00112233-4455-6677-8899-aabbccddeeff"), "'00112233-4455-6677-8899-aabbccddeeff'" },
        };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_Survives(string line, object value, string stored)
    {
        Assert.NotEmpty(line);
        _bench.Migrate(m => m.Insert.IntoTable("v").Row(new { a = value }));

        Assert.Equal(stored, _bench.Read("SELECT quote(a) FROM v"));
    }

    [Fact]
    public void DateTime_MixedWithCurrentTimestampInComparisons_SortsWithIt()
    {
        _bench.Migrate(m =>
            m.Insert.IntoTable("v")
                .Row(new { a = new DateTime(1999, 12, 31, 23, 0, 0, DateTimeKind.Utc) })
                .Row(new { a = RawSql.Insert("datetime('1999-12-31 22:00:00')") })
                .Row(new { a = new DateTime(1999, 12, 31, 21, 0, 0, DateTimeKind.Utc) })
        );

        Assert.Equal("21; 22; 23", _bench.Read("SELECT substr(a, 12, 2) FROM v ORDER BY a"));
    }

    [Fact]
    public void TextWithNul_WasAnUnrecognizedToken_Survives()
    {
        _bench.Migrate(m => m.Insert.IntoTable("v").Row(new { a = "a\0b" }));

        Assert.Equal("text 610062", _bench.Read("SELECT typeof(a) || ' ' || hex(CAST(a AS BLOB)) FROM v"));
    }

    [Fact]
    public void NaN_WasNoSuchColumn_IsRefused() => Refused.By(_bench, m => m.Insert.IntoTable("v").Row(new { a = double.NaN }), "NaN");

    [Fact]
    public void UlongMaxValue_LostPrecision_IsRefused() =>
        Refused.By(_bench, m => m.Insert.IntoTable("v").Row(new { a = ulong.MaxValue }), "store it as text");

    [Fact]
    public void Array_WasItsToString_IsRefused() =>
        Refused.By(_bench, m => m.Insert.IntoTable("v").Row(new { a = new[] { 1, 2 } }), "Int32[]");

    [Fact]
    public void DateTimeOffset_HadNoType_IsADatetimeWithItsOffset()
    {
        _bench.Migrate(m =>
        {
            m.Create.Table("t").WithColumn("a").AsDateTimeOffset();
            m.Insert.IntoTable("t").Row(new { a = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) });
        });

        Assert.Equal("2026-01-02 03:04:05+02:00", _bench.Read("SELECT a FROM t"));
    }

    [Fact]
    public void Xml_HadNoType_IsText()
    {
        _bench.Migrate(m => m.Create.Table("t").WithColumn("a").AsXml());

        Assert.Equal("TEXT", _bench.Read("SELECT type FROM pragma_table_info('t')"));
    }

    [Fact]
    public void NewGuidAsADefault_WasNotSupported_MakesGuids()
    {
        _bench.Migrate(m => m.Create.Table("t").WithColumn("n").AsInt64().WithColumn("g").AsGuid().WithDefault(SystemMethods.NewGuid));
        _bench.File.Execute("INSERT INTO t (n) VALUES (1), (2)");

        var guids = _bench.File.Rows("SELECT g FROM t");
        Assert.Equal(2, guids.Distinct().Count());
        Assert.All(guids, guid => Assert.Equal(guid, Guid.Parse(guid, CultureInfo.InvariantCulture).ToString("D")));
    }

    [Fact]
    public void CurrentDateTimeOffsetAsADefault_WasNotSupported_HasAnOffset()
    {
        _bench.Migrate(m =>
            m.Create.Table("t")
                .WithColumn("n")
                .AsInt64()
                .WithColumn("d")
                .AsDateTimeOffset()
                .WithDefault(SystemMethods.CurrentDateTimeOffset)
        );
        _bench.File.Execute("INSERT INTO t (n) VALUES (1)");

        Assert.EndsWith("+00:00", _bench.Read("SELECT d FROM t"), StringComparison.Ordinal);
    }

    [Fact]
    public void CurrentUserAsADefault_WasNotSupported_IsRefusedWithAReason() =>
        Refused.By(
            _bench,
            m => m.Create.Table("t").WithColumn("u").AsString().WithDefault(SystemMethods.CurrentUser),
            "CurrentUser",
            "no users"
        );
}
