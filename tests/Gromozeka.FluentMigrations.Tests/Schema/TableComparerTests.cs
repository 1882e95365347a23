using Gromozeka.FluentMigrations.Schema;
using static Gromozeka.FluentMigrations.Tests.Support.Shapes;

namespace Gromozeka.FluentMigrations.Tests.Schema;

public class TableComparerTests
{
    private const string NoAction = "on delete NO ACTION on update NO ACTION";
    private static readonly TableShape T = Table("t", Column("a"), Column("b"));
    private static readonly TableShape Wide = Table("t", Column("a"), Column("b"), Column("x"));
    private static readonly string ExtraX = "ExtraColumn t | column t.x | - | INT null";

    private static readonly Dictionary<string, (TableShape Expected, TableShape Found, string Difference)> Cases = new()
    {
        ["key gone"] = (Keyed(1, 0), T, "Changed t | primary key of t | a | none"),
        ["key of two columns in another order"] = (Keyed(1, 2), Keyed(2, 1), "Changed t | primary key of t | a, b | b, a"),
        ["key in another direction"] = (T.With(PrimaryKey("a")), T.With(PrimaryKey("a DESC")), "Changed t | primary key of t | a | a DESC"),
        ["key by its columns and by its index"] = (Keyed(1, 0), T.With(PrimaryKey("a")), ""),
        ["unique constraint gone"] = (T.With(Unique("a")), T, "Changed t | unique constraints of t | unique (a) | none"),
        ["unique constraints in another order"] = (T.With(Unique("a"), Unique("b")), T.With(Unique("b"), Unique("a")), ""),
        ["unique constraint beside another one"] = (
            T.With(Unique("a")),
            T.With(Unique("a"), Unique("b")),
            "Changed t | unique constraints of t | unique (a) | unique (a), unique (b)"
        ),
        ["unique constraint of an extra column"] = (
            T,
            Wide.With(Unique("x")),
            $"{ExtraX}\nExtraConstraint t | constraint unique (x) of t | - | unique (x)"
        ),
        ["unique constraint of an extra column and another"] = (
            T,
            Wide.With(Unique("a", "x")),
            $"{ExtraX}\nChanged t | unique constraints of t | none | unique (a, x)"
        ),
        ["unique constraint of an expression"] = (
            T,
            T.With(Unique("a") with { ColumnNames = [] }),
            "Changed t | unique constraints of t | none | unique (a)"
        ),
        ["foreign key gone"] = (
            T.With(ForeignKey("a", "p", "id")),
            T,
            $"Changed t | foreign keys of t | (a) references p(id) {NoAction} | none"
        ),
        ["foreign key with another action"] = (
            T.With(ForeignKey("a", "p", "id")),
            T.With(ForeignKey("a", "p", "id", "CASCADE")),
            $"Changed t | foreign keys of t | (a) references p(id) {NoAction} | (a) references p(id) on delete CASCADE on update NO ACTION"
        ),
        ["foreign keys in another order"] = (
            T.With(ForeignKey("a", "p", "id"), ForeignKey("b", "p", "id")),
            T.With(ForeignKey("b", "p", "id"), ForeignKey("a", "p", "id")),
            ""
        ),
        ["foreign key that names the primary key, or does not"] = (
            T.With(ForeignKey("a", "p", "id")),
            T.With(ForeignKey("a", "p", "")),
            ""
        ),
        ["foreign key that does not name another key"] = (
            T.With(ForeignKey("a", "p", "other")),
            T.With(ForeignKey("a", "p", "")),
            $"Changed t | foreign keys of t | (a) references p(other) {NoAction} | (a) references p(id) {NoAction}"
        ),
        ["foreign key to a table that nobody has"] = (
            T.With(ForeignKey("a", "q", "")),
            T,
            $"Changed t | foreign keys of t | (a) references q() {NoAction} | none"
        ),
        ["foreign key that goes with its missing column"] = (
            Wide.With(ForeignKey("x", "p", "id") with { IsOfColumn = true }),
            T,
            "MissingColumn t | column t.x | INT null | -"
        ),
        ["foreign key of the table, of a missing column"] = (
            Wide.With(ForeignKey("x", "p", "id")),
            T,
            $"MissingColumn t | column t.x | INT null | -\nChanged t | foreign keys of t | (x) references p(id) {NoAction} | none"
        ),
        ["foreign key of a column that is there"] = (
            T.With(ForeignKey("a", "p", "id") with { IsOfColumn = true }),
            T,
            $"Changed t | foreign keys of t | (a) references p(id) {NoAction} | none"
        ),
        ["foreign key of an extra column concerns nobody"] = (T, Wide.With(ForeignKey("x", "p", "id")), ExtraX),
        ["foreign key of an extra column that deletes rows"] = (
            T,
            Wide.With(ForeignKey("x", "p", "id", "CASCADE")),
            $"{ExtraX}\nExtraConstraint t | constraint (x) references p(id) on delete CASCADE on update NO ACTION of t | - | (x) "
                + "references p(id) on delete CASCADE on update NO ACTION"
        ),
        ["foreign key of an extra column with a default"] = (
            T,
            Table("t", Column("a"), Column("b"), Column("x", @default: "1")).With(ForeignKey("x", "p", "id")),
            $"ExtraColumn t | column t.x | - | INT null default 1\nExtraConstraint t | constraint (x) references p(id) {NoAction} of t "
                + $"| - | (x) references p(id) {NoAction}"
        ),
        ["foreign key of an extra column that is computed"] = (
            T,
            Table("t", Column("a"), Column("b"), Computed("x", "stored", "a")).With(ForeignKey("x", "p", "id")),
            "ExtraColumn t | column t.x | - | INT null generated stored as (a)\nExtraConstraint t | constraint (x) references p(id) "
                + $"{NoAction} of t | - | (x) references p(id) {NoAction}"
        ),
        ["foreign key of an extra column to no table"] = (
            T,
            Wide.With(ForeignKey("x", "q", "id")),
            $"{ExtraX}\nExtraConstraint t | constraint (x) references q(id) {NoAction} of t | - | (x) references q(id) {NoAction}"
        ),
        ["rule gone"] = (T.With(Check("a > 0", "a")), T, "Changed t | constraints of t | a > 0 | -"),
        ["rule extra"] = (T, T.With(Check("a > 0", "a")), "Changed t | constraints of t | none | a > 0"),
        ["rule twice"] = (T.With(Check("1")), T.With(Check("1"), Check("1")), "Changed t | constraints of t | none | 1"),
        ["rules in another order"] = (
            T.With(Check("a > 0", "a"), Check("b > 0", "b")),
            T.With(Check("b > 0", "b"), Check("a > 0", "a")),
            ""
        ),
        ["another rule"] = (
            T.With(Check("a > 0", "a")),
            T.With(Check("a > 1", "a")),
            "Changed t | constraints of t | a > 0 | -\nChanged t | constraints of t | none | a > 1"
        ),
        ["rule that goes with its missing column"] = (
            Wide.With(Check("x > 0", "x") with { Column = "x" }),
            T,
            "MissingColumn t | column t.x | INT null | -"
        ),
        ["rule of a column that is there"] = (
            T.With(Check("a > 0", "a") with { Column = "a" }),
            T,
            "Changed t | constraints of t | a > 0 | -"
        ),
        ["rule of an extra column"] = (
            T,
            Wide.With(Check("x > 0", "x")),
            $"{ExtraX}\nExtraConstraint t | constraint x > 0 of t | - | x > 0"
        ),
        ["rule of an extra column and another"] = (
            T,
            Wide.With(Check("x > a", "x", "a")),
            $"{ExtraX}\nChanged t | constraints of t | none | x > a"
        ),
        ["index gone"] = (T.With(Index("i", "a")), T, "MissingIndex t | index i | (a) | -"),
        ["index extra"] = (T, T.With(Index("i", "a")), "ExtraIndex t | index i | - | (a)"),
        ["index in another direction"] = (
            T.With(Index("i", "a")),
            T.With(Index("I", "a DESC")),
            "ChangedIndex t | index i | (a) | (a DESC)"
        ),
        ["index of some rows only"] = (
            T.With(Index("i", "a")),
            T.With(Index("i", "a") with { Condition = "a > 0" }),
            "ChangedIndex t | index i | (a) | (a) where a > 0"
        ),
        ["index that forbids duplicates"] = (
            T.With(Index("i", "a")),
            T.With(Index("i", "a") with { IsUnique = true }),
            "ChangedIndex t | index i | (a) | unique (a)"
        ),
        ["index of two columns"] = (T.With(Index("i", "a", "b")), T.With(Index("i", "a")), "ChangedIndex t | index i | (a, b) | (a)"),
        ["the same index"] = (T.With(Index("i", "a")), T.With(Index("I", "A")), ""),
        ["options"] = (T with { Options = "STRICT" }, T, "Changed t | options of t | STRICT | none"),
        ["other options"] = (T, T with { Options = "WITHOUT ROWID" }, "Changed t | options of t | none | WITHOUT ROWID"),
    };

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Compare_OneTable(string name)
    {
        var (expected, found, difference) = Cases[name];

        Assert.Equal(difference, Differences.Of(expected, found));
    }

    [Fact]
    public void Compare_Index_DifferenceHasTheIndexesThatItIsAbout()
    {
        var (gone, before, now, extra) = (Index("gone", "a"), Index("i", "a"), Index("i", "b"), Index("extra", "a"));

        var differences = SchemaComparer.Compare(Snapshot(T.With(gone, before)), Snapshot(T.With(now, extra)));

        Assert.Equal(
            [(gone, null), (before, now), (null, extra)],
            differences.Select(one => ((IndexShape?)one.Missing, (IndexShape?)one.Present))
        );
    }

    /// <summary>The key that a missing table will have; the parent of a found key is looked for in the found schema first.</summary>
    [Fact]
    public void Compare_ImpliedKeyOfATableThatOneSideLacks_IsThatOfTheOther()
    {
        var parent = Table("q", Column("k", key: 1));

        Assert.Equal(
            "MissingTable q | table q | a table | -",
            Differences.Of(Snapshot(T.With(ForeignKey("a", "q", "k")), parent), Snapshot(T.With(ForeignKey("a", "q", ""))))
        );
        Assert.Equal(
            "ExtraTable q | table q | - | a table",
            Differences.Of(Snapshot(T.With(ForeignKey("a", "q", ""))), Snapshot(T.With(ForeignKey("a", "q", "k")), parent))
        );
    }

    [Fact]
    public void Compare_ExtraKeyToATableThatIsStillMissing_ConcernsNobody() =>
        Assert.Equal(
            $"{ExtraX}\nMissingTable q | table q | a table | -",
            Differences.Of(Snapshot(T, Table("q", Column("k", key: 1))), Snapshot(Wide.With(ForeignKey("x", "q", "k"))))
        );

    private static TableShape Keyed(int a, int b) => Table("t", Column("a", key: a), Column("b", key: b));
}
