using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Rows that do not fit what a rebuild or an index asks of them, where only SQLite can tell.</summary>
public sealed class MisfitsTests : IDisposable
{
    private readonly Workbench _bench = new(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT NOT NULL); "
            + "INSERT INTO t VALUES (1, 'x', 'q'), (2, NULL, 'q'), (3, 'X', 'r'); "
            + "CREATE TABLE g (id INTEGER PRIMARY KEY, b TEXT, c TEXT AS (b || '1') STORED); INSERT INTO g (b) VALUES ('x'), (NULL); "
            + "CREATE TABLE s (id INTEGER PRIMARY KEY, a TEXT) STRICT; INSERT INTO s (a) VALUES ('1')"
    );

    public static TheoryData<string, Action<Migration>, string> Cases =>
        new()
        {
            {
                "two columns, the second in the way",
                Columns("c", "b || '1'", "d", "a || '1'"),
                "1 row of table t has NULL in column d, which is being changed to NOT NULL: \"id\" 2"
            },
            { "one over a new one", Columns("c", "coalesce(a, b)", "d", "nullif(c, 'q')"), "1 row of table t has NULL in column d" },
            {
                "one over a new column without values",
                up =>
                    up.Alter.Table("t")
                        .AddColumn("e")
                        .AsString()
                        .Nullable()
                        .AddColumn("d")
                        .AsString()
                        .Computed("e || '1'", true)
                        .NotNullable(),
                "3 rows of table t have NULL in column d"
            },
            {
                "one that was there becomes NOT NULL",
                up => up.Alter.Column("c").OnTable("g").AsString().Computed("b || '1'", true).NotNullable(),
                "1 row of table g has NULL in column c"
            },
            {
                "what only SQLite can tell",
                up => up.Alter.Table("s").AddColumn("d").AsInt32().Computed("a || 'x'", true).Nullable(),
                "rows of table s do not fit its new form: SQLite Error 19: 'cannot store TEXT value in INTEGER column s.d'"
            },
            {
                "a unique index",
                up => up.Create.Index("ux").OnTable("t").OnColumn("b").Unique(),
                "share a value of (b), which is being made unique: b 'q', rows 2"
            },
            {
                "a unique constraint",
                up => up.Create.UniqueConstraint("ux").OnTable("t").Columns("b"),
                "share a value of (b), which is being made unique: b 'q', rows 2"
            },
            {
                "a unique index over what is computed",
                up =>
                {
                    up.Alter.Table("t").AddColumn("l").AsString().Computed("lower(a)", true).Nullable();
                    up.Create.Index("ux").OnTable("t").OnColumn("l").Unique();
                },
                "share a value of (l), which is being made unique: l 'x', rows 2"
            },
        };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Migrate_RowsDoNotFit_SaysWhich(string what, Action<Migration> up, string why)
    {
        var before = _bench.Read("SELECT group_concat(sql) FROM sqlite_master WHERE tbl_name IN ('t', 'g', 's')");

        var error = Assert.Throws<MigrationException>(() => _bench.Migrate(up));

        Assert.True(error.Code == ErrorCodes.RowsDoNotFit, $"{what}: {error.Message}");
        Assert.Contains(
            why.Replace("\"", "", StringComparison.Ordinal),
            error.Why.Replace("\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("__rebuild", error.Why, StringComparison.Ordinal);
        Assert.Equal(before, _bench.Read("SELECT group_concat(sql) FROM sqlite_master WHERE tbl_name IN ('t', 'g', 's')"));
    }

    [Fact]
    public void Migrate_ColumnComparesAsItsTypeSays_Runs()
    {
        _bench.Migrate(Columns("n", "id + 0", "d", "CASE WHEN n > '0' THEN 'y' END"));

        Assert.Equal("y; y; y", _bench.Read("SELECT d FROM t"));
    }

    private static Action<Migration> Columns(string one, string first, string other, string second) =>
        up =>
            up.Alter.Table("t")
                .AddColumn(one)
                .AsInt32()
                .Computed(first, true)
                .NotNullable()
                .AddColumn(other)
                .AsString()
                .Computed(second, true)
                .NotNullable();
}
