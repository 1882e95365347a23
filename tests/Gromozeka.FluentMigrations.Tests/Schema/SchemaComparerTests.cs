using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Tests.Support;
using static Gromozeka.FluentMigrations.Tests.Support.Shapes;

namespace Gromozeka.FluentMigrations.Tests.Schema;

public class SchemaComparerTests
{
    private static readonly TableShape T = Table("t", Column("a"));

    private static readonly Dictionary<string, (SchemaSnapshot Expected, SchemaSnapshot Actual, string Difference)> Cases = new()
    {
        ["the same"] = (Snapshot(T), Snapshot(Table("T", Column("A"))), ""),
        ["table gone"] = (Snapshot(T), Snapshot(), "MissingTable t | table t | a table | -"),
        ["table extra"] = (Snapshot(), Snapshot(T), "ExtraTable t | table t | - | a table"),
        ["view in the place of a table"] = (
            Snapshot(T),
            Snapshot().WithOthers("T"),
            "Incompatible t | table t | a table | a view, or a table that cannot be read"
        ),
        ["table in the place of a view is told of the view"] = (
            Snapshot().WithOthers("t").With(View("t")),
            Snapshot(T),
            "Incompatible t | view t | a view | something else with that name"
        ),
        ["table in the place of a virtual table"] = (
            Snapshot().WithOthers("t").With(Virtual("t")),
            Snapshot(T),
            "Incompatible t | virtual table t | a virtual table | something else with that name"
        ),
        ["virtual table in the place of a view"] = (
            Snapshot().With(View("v")),
            Snapshot().WithOthers("v"),
            "Incompatible v | view v | a view | something else with that name"
        ),
        ["shadow table gone"] = (Snapshot(T with { IsPartOfAnother = true }), Snapshot(), ""),
        ["shadow table extra"] = (Snapshot(), Snapshot(T with { IsPartOfAnother = true }), ""),
        ["view gone"] = (Snapshot().With(View("v")), Snapshot(), "MissingObject v | view v | its statement | -"),
        ["view extra"] = (Snapshot(), Snapshot().With(View("v")), ""),
        ["view changed"] = (
            Snapshot().With(View("v")),
            Snapshot().With(View("V", "SELECT 2")),
            "ChangedObject v | view v | its statement | another statement"
        ),
        ["view of another case"] = (Snapshot().With(View("v", "SELECT 1")), Snapshot().With(View("V", "select 1")), ""),
        ["virtual table gone"] = (Snapshot().With(Virtual("v")), Snapshot(), "MissingObject v | virtual table v | its statement | -"),
        ["trigger gone"] = (Snapshot(T).With(Trigger("g", "t")), Snapshot(T), "MissingObject t | trigger g on t | its statement | -"),
        ["trigger gone, where a table has its name"] = (
            Snapshot(T).With(Trigger("t", "t")),
            Snapshot(T),
            "MissingObject t | trigger t on t | its statement | -"
        ),
        ["trigger changed"] = (
            Snapshot(T).With(Trigger("g", "t")),
            Snapshot(T).With(Trigger("g", "t", "SELECT 2")),
            "ChangedObject t | trigger g on t | its statement | another statement"
        ),
        ["trigger extra"] = (Snapshot(T), Snapshot(T).With(Trigger("g", "t")), "ExtraTrigger t | trigger g on t | - | SELECT 1"),
        ["trigger extra, on a table that is not expected"] = (
            Snapshot(),
            Snapshot(T).With(Trigger("g", "t")),
            "ExtraTable t | table t | - | a table"
        ),
        ["trigger of the same name"] = (Snapshot(T).With(Trigger("g", "t")), Snapshot(T).With(Trigger("G", "t")), ""),
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Compare_TwoSchemas(string name)
    {
        var (expected, actual, difference) = Cases[name];

        Assert.Equal(difference, Differences.Of(expected, actual));
    }

    [Fact]
    public void Compare_WithoutASchema_Throws()
    {
        Assert.Equal("expected", Assert.Throws<ArgumentNullException>(() => SchemaComparer.Compare(null!, Snapshot())).ParamName);
        Assert.Equal("actual", Assert.Throws<ArgumentNullException>(() => SchemaComparer.Compare(Snapshot(), null!)).ParamName);
    }

    [Fact]
    public void Compare_Missing_HasWhatIsMissing() =>
        Assert.Equal([T, View("v")], SchemaComparer.Compare(Snapshot(T).With(View("v")), Snapshot()).Select(one => one.Missing));

    [Theory]
    [InlineData(DifferenceKind.ExtraTable)]
    [InlineData(DifferenceKind.ExtraColumn)]
    [InlineData(DifferenceKind.ExtraIndex)]
    [InlineData(DifferenceKind.ExtraTrigger)]
    [InlineData(DifferenceKind.ExtraConstraint)]
    public void Difference_OfSomethingExtra_SaysThatItIsNotExpected(DifferenceKind kind)
    {
        var difference = new SchemaDifference(kind, "t", "column t.a", null, "INT null");

        Assert.True(difference.IsExtra);
        Assert.Equal("column t.a: not expected", difference.ToString());
    }

    [Theory]
    [InlineData(DifferenceKind.MissingTable, null, "table t: expected a table, found nothing")]
    [InlineData(DifferenceKind.ExtraDefault, "a view", "table t: expected a table, found a view")]
    [InlineData(DifferenceKind.Changed, "a view", "table t: expected a table, found a view")]
    public void Difference_OfAnythingElse_SaysBoth(DifferenceKind kind, string? found, string text)
    {
        var difference = new SchemaDifference(kind, "t", "table t", "a table", found);

        Assert.False(difference.IsExtra);
        Assert.Equal(text, difference.ToString());
    }

    [Fact]
    public void Without_Tables_LeavesOutTheirTriggersToo_AndKeepsTheRest()
    {
        var schema = Snapshot(T, Table("u", Column("a"))).With(Trigger("g", "t"), Trigger("h", "u"), View("v")).WithOthers("v");

        var left = schema.Without(["T"]);

        Assert.Equal(["u"], left.Tables.Select(table => table.Name));
        Assert.Equal(["h", "v"], left.Objects.Select(one => one.Name));
        Assert.Equal(["v"], left.OtherNames);
        Assert.Same(schema.Expressions, left.Expressions);
        Assert.Null(left.Find("t"));
    }

    [Fact]
    public void PrimaryKey_OfATable_IsInTheOrderOfTheKey() =>
        Assert.Equal(["b", "a"], Table("t", Column("a", key: 2), Column("b", key: 1), Column("c")).PrimaryKey);
}
