using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>What SQLite would silently store as something else is refused, in every place that takes a value.</summary>
public class RefusedValueTests
{
    private static readonly Dictionary<string, (object Value, string Type, string Word)> Values = new()
    {
        ["NaN"] = (double.NaN, "REAL", "NaN"),
        ["NaN, float"] = (float.NaN, "NUMERIC", "NaN"),
        ["ulong"] = (ulong.MaxValue, "INTEGER", "9223372036854775807"),
        ["array"] = (new[] { 1, 2 }, "TEXT", "a column cannot hold such a value"),
        ["object"] = (new object(), "TEXT", "a column cannot hold such a value"),
        ["list"] = (new List<string> { "a" }, "TEXT", "a column cannot hold such a value"),
        ["half a surrogate pair"] = ("a\ud83d", "TEXT", "surrogate"),
        ["half a surrogate pair, char"] = ('\udc08', "TEXT", "surrogate"),
        ["decimal, 28 digits, numeric column"] = (1234567890.123456789012345678m, "NUMERIC", "NUMERIC"),
        ["decimal, 16 digits, real column"] = (0.1234567890123456m, "REAL", "REAL"),
        ["decimal, 20 digits, integer column"] = (92233720368547758070m, "INTEGER", "INTEGER"),
        ["decimal, 17 digits, money column"] = (-12345678901234567.8m, "DECIMAL(20,1)", "DECIMAL(20,1)"),
        ["long, real column"] = (long.MaxValue - 1, "DOUBLE", "DOUBLE"),
        ["double, 17 digits, text column"] = (0.1 + 0.2, "TEXT", "TEXT"),
        ["infinity, text column"] = (double.NegativeInfinity, "TEXT", "TEXT"),
    };

    public static TheoryData<string> Names => new(Values.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Insert_ValueThatWouldChange_IsRefused(string name) =>
        AssertRefused(name, (m, value, _) => m.Insert.IntoTable("t").Row(new { id = 2, v = "fine" }).Row(new { id = 3, v = value }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_ValueThatWouldChange_IsRefused(string name) =>
        AssertRefused(name, (m, value, _) => m.Update.Table("t").Set(new { v = value }).AllRows());

    [Theory]
    [MemberData(nameof(Names))]
    public void UpdateWhere_ValueThatWouldChange_IsRefused(string name) =>
        AssertRefused(name, (m, value, _) => m.Update.Table("t").Set(new { id = 5 }).Where(new { V = value }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Delete_ValueThatWouldChange_IsRefused(string name) =>
        AssertRefused(name, (m, value, _) => m.Delete.FromTable("t").Row(new { v = value }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Default_ValueThatWouldChange_IsRefused(string name) =>
        AssertRefused(name, (m, value, type) => m.Create.Table("u").WithColumn("v").AsCustom(type).WithDefaultValue(value));

    [Theory]
    [MemberData(nameof(Names))]
    public void AddedColumnsDefault_ValueThatWouldChange_IsRefused(string name) =>
        AssertRefused(name, (m, value, type) => m.Create.Column("w").OnTable("t").AsCustom(type).Nullable().WithDefaultValue(value));

    private static void AssertRefused(string name, Action<Migration, object, string> act)
    {
        var (value, type, word) = Values[name];
        using var bench = new Workbench($"CREATE TABLE t (id INTEGER, v {type}); INSERT INTO t VALUES (1, 5)");
        var before = DatabaseSnapshot.Of(bench.File);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(m => act(m, value, type)));

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Contains(word, $"{error.Why}. {error.Next}", StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, DatabaseSnapshot.Of(bench.File));
    }
}
