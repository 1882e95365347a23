using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>What an error says to find the rows with finds them in the database as it is after the rollback, or is not said.</summary>
public class AdviceTests
{
    private const string Words = ". To find them: ";

    public static TheoryData<string, Action<Migration>, long?> Cases =>
        new()
        {
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, qty TEXT CHECK (qty <> '')); INSERT INTO t VALUES (1, '5'), (2, '6');",
                m => m.Alter.Table("t").AlterColumn("qty").AsCustom("INTEGER CHECK (qty > 5)"),
                1
            },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, qty TEXT); INSERT INTO t VALUES (1, '5'), (2, '6');",
                m =>
                    m.Alter.Table("t")
                        .AlterColumn("qty")
                        .AsCustom("INTEGER CHECK (qty > 0)")
                        .AddColumn("n")
                        .AsCustom("TEXT CHECK (length(n) = 3)")
                        .WithDefault(SystemMethods.NewGuid),
                2
            },
            {
                // The comparison with a column of text cannot be written for the old values.
                "CREATE TABLE t (id INTEGER PRIMARY KEY, qty INTEGER); INSERT INTO t VALUES (1, 5), (2, 60);",
                m => m.Alter.Table("t").AlterColumn("qty").AsCustom("TEXT CHECK (qty < 6)"),
                null
            },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, b INTEGER); INSERT INTO t VALUES (1, 5), (2, 60);",
                m =>
                    m.Alter.Table("t")
                        .AddColumn("n")
                        .AsCustom("TEXT CHECK (n < '2' OR b = 5)")
                        .NotNullable()
                        .WithDefault(SystemMethods.CurrentUTCDateTime),
                1
            },
            {
                "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (x INTEGER, y TEXT); INSERT INTO p VALUES (1); "
                    + "INSERT INTO t VALUES (1, 'a'), (2, 'b'), (NULL, 'c');",
                m => m.Create.ForeignKey("fk").FromTable("t").ForeignColumn("x").ToTable("p").PrimaryColumn("id"),
                1
            },
            {
                "CREATE TABLE t (x INTEGER, y TEXT); INSERT INTO t VALUES (1, 'a'), (2, 'b'), (NULL, 'c');",
                m =>
                {
                    m.Create.Table("p").WithColumn("id").AsInt64().PrimaryKey();
                    m.Create.ForeignKey("fk").FromTable("t").ForeignColumn("x").ToTable("p").PrimaryColumn("id");
                },
                null
            },
            {
                "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (x REFERENCES p, y TEXT); INSERT INTO p VALUES (1); "
                    + "INSERT INTO t VALUES (1, 'a');",
                m =>
                {
                    m.Execute.Sql("DELETE FROM p");
                    m.Alter.Column("y").OnTable("t").AsInt64();
                },
                null
            },
            {
                "CREATE TABLE t (a TEXT, g AS (a)); INSERT INTO t (a) VALUES ('5'), ('05'); CREATE UNIQUE INDEX u ON t (g);",
                m => m.Alter.Column("g").OnTable("t").AsInt64().Computed("a"),
                null
            },
            {
                "CREATE TABLE t (a TEXT, b TEXT); INSERT INTO t VALUES ('5', 'q'), ('05', 'q'); CREATE UNIQUE INDEX u ON t (a || b);",
                m => m.Alter.Column("a").OnTable("t").AsInt64(),
                null
            },
            {
                "CREATE TABLE t (a TEXT, b TEXT); INSERT INTO t VALUES ('5', 'q'), ('05', 'q');",
                m =>
                {
                    m.Alter.Table("t").AddColumn("l").AsString().Computed("lower(b)", true).Nullable();
                    m.Create.Index("u").OnTable("t").OnColumn("l").Unique();
                },
                null
            },
            {
                "CREATE TABLE t (a TEXT, b TEXT); INSERT INTO t VALUES ('5', 'q'), ('05', 'q');",
                m => m.Create.Index("u").OnTable("t").OnColumn("b").Unique(),
                1
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Migrate_RowsDoNotFit_AdviceFindsThem(string sql, Action<Migration> up, long? rows)
    {
        using var bench = new Workbench(sql);

        var error = Assert.Throws<MigrationException>(() =>
            bench
                .Manager(new Fixtures.Steps.StepCode(up), new SqliteDatabaseOptions { ConnectionString = "", AllowLossyCasts = true })
                .Migrate()
        );

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.DoesNotContain("__rebuild", error.Why, StringComparison.Ordinal);
        var at = error.Why.IndexOf(Words, StringComparison.Ordinal);
        Assert.True(rows is null == at < 0, error.Why);
        if (rows is { } count)
            Assert.Equal(count, bench.Count($"SELECT count(*) FROM ({error.Why[(at + Words.Length)..].TrimEnd('.')})"));
    }
}
