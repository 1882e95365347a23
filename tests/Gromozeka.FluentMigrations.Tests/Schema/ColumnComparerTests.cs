using Gromozeka.FluentMigrations.Schema;
using static Gromozeka.FluentMigrations.Tests.Support.Shapes;

namespace Gromozeka.FluentMigrations.Tests.Schema;

public class ColumnComparerTests
{
    private static readonly ColumnShape A = Column("a");

    private static readonly Dictionary<string, (ColumnShape Expected, ColumnShape Found, string Difference)> Cases = new()
    {
        ["the same"] = (A, A, ""),
        ["another case of name and type"] = (A, Column("A", "int"), ""),
        ["type"] = (A, Column("a", "TEXT"), "Changed t | column t.a | INT null | TEXT null"),
        ["no type"] = (A, Column("a", ""), "Changed t | column t.a | INT null | no type null"),
        ["NOT NULL"] = (A, Column("a", isNullable: false), "Changed t | column t.a | INT null | INT not null"),
        ["identity"] = (A with { IsIdentity = true }, A, "Changed t | column t.a | INT null identity | INT null"),
        ["collation"] = (Column("a", collation: "NOCASE"), A, "Changed t | column t.a | INT null collate NOCASE | INT null"),
        ["another case of the collation"] = (Column("a", collation: "NOCASE"), Column("a", collation: "nocase"), ""),
        ["default gone"] = (Column("a", @default: "1"), A, "Changed t | column t.a | INT null default 1 | INT null"),
        ["default changed"] = (
            Column("a", @default: "1"),
            Column("a", @default: "2"),
            "Changed t | column t.a | INT null default 1 | INT null default 2"
        ),
        ["default extra"] = (A, Column("a", @default: "1"), "ExtraDefault t | column t.a | INT null | INT null default 1"),
        ["default extra, and type"] = (A, Column("a", "TEXT", @default: "1"), "Changed t | column t.a | INT null | TEXT null default 1"),
        ["default of one meaning"] = (Meaning("FALSE", "0"), Meaning("0x0", "0"), ""),
        ["default of one meaning, which one of them says itself"] = (Column("a", @default: "1"), Meaning("+1", "1"), ""),
        ["default of another meaning"] = (
            Meaning("TRUE", "1"),
            Meaning("TRUE", "'TRUE'"),
            "Changed t | column t.a | INT null default TRUE | INT null default TRUE"
        ),
        ["computed in another way"] = (
            Computed("a", "stored", "b"),
            Computed("a", "virtual", "b"),
            "Changed t | column t.a | INT null generated stored as (b) | INT null generated virtual as (b)"
        ),
        ["another expression"] = (
            Computed("a", "stored", "b"),
            Computed("a", "stored", "c"),
            "Changed t | column t.a | INT null generated stored as (b) | INT null generated stored as (c)"
        ),
        ["computed, expression unknown"] = (
            Computed("a", "stored", null),
            Computed("a", "stored", "c"),
            "Changed t | column t.a | INT null generated stored | INT null generated stored as (c)"
        ),
        ["computed where none is"] = (
            A,
            Computed("a", "stored", "b"),
            "Incompatible t | column t.a | INT null | INT null generated stored as (b)"
        ),
        ["not computed where one is"] = (
            Computed("a", "stored", "b"),
            A,
            "Incompatible t | column t.a | INT null generated stored as (b) | INT null"
        ),
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Compare_OneColumn(string name)
    {
        var (expected, found, difference) = Cases[name];

        Assert.Equal(difference, Differences.Of(Table("t", expected), Table("t", found)));
    }

    [Fact]
    public void Compare_MissingAndExtraColumns_NamesThemWithTheirDefinition() =>
        Assert.Equal(
            "MissingColumn t | column t.b | INT not null default 5 | -\nExtraColumn t | column t.c | - | TEXT null",
            Differences.Of(Table("t", A, Column("b", isNullable: false, @default: "5")), Table("t", A, Column("c", "TEXT")))
        );

    [Fact]
    public void Compare_Difference_HasTheColumnThatItIsAbout()
    {
        var (missing, extra, changed) = (Column("b"), Column("c"), Column("a", "TEXT"));

        var differences = SchemaComparer.Compare(Snapshot(Table("t", A, missing)), Snapshot(Table("t", changed, extra)));

        Assert.Equal(
            [(null, changed), (missing, null), (null, extra)],
            differences.Select(one => ((ColumnShape?)one.Missing, (ColumnShape?)one.Present))
        );
    }

    [Theory]
    [InlineData("a b", "a b", "")]
    [InlineData("a b", "A B", "")]
    [InlineData("a b", "b a", "ColumnOrder t | order of the columns of t | a, b | b, a")]
    [InlineData("a b", "a x b", "ExtraColumn t | column t.x | - | INT null")]
    [InlineData(
        "a b c",
        "a x c b",
        "ExtraColumn t | column t.x | - | INT null\nColumnOrder t | order of the columns of t | a, b, c | a, c, b"
    )]
    public void Compare_Order_IsThatOfCommonColumns(string expected, string found, string difference) =>
        Assert.Equal(difference, Differences.Of(Of(expected), Of(found)));

    private static TableShape Of(string columns) => Table("t", [.. columns.Split(' ').Select(name => Column(name))]);

    private static ColumnShape Meaning(string text, string meaning) => Column("a", @default: text) with { DefaultMeaning = meaning };
}
