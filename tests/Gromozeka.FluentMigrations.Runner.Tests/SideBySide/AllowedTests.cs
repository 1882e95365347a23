namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>What FluentMigrator allows, or leaves out, is no reason to refuse a migration here.</summary>
public sealed class AllowedTests
{
    private const string Rows = "CREATE TABLE t (a INTEGER, b TEXT); INSERT INTO t VALUES (1, 'one')";

    public static TheoryData<string> Cases => new(Migrations.Keys);

    private static Dictionary<string, Action<Migration>> Migrations { get; } =
        new()
        {
            ["description of a table that exists"] = migration => migration.Alter.Table("t").WithDescription("about t"),
            ["description and a column"] = migration =>
                migration.Alter.Table("t").WithDescription("about t").AddColumn("c").AsInt32().Nullable(),
            ["a batch that runs three times"] = migration =>
                migration.Execute.Sql(
                    "UPDATE t SET b = 'x'\nGO\nINSERT INTO t VALUES (2, 'two');\nINSERT INTO t VALUES (3, "
                        + "'go 2')\n  go 3  \nINSERT INTO t VALUES (4, 'four')"
                ),
            ["a batch that runs no time"] = migration =>
                migration.Execute.Sql("INSERT INTO t VALUES (2, 'two')\nGO 0\nINSERT INTO t VALUES (3, 'three')"),
            ["GO and a number in a text"] = migration => migration.Execute.Sql("INSERT INTO t VALUES (2, '\nGO 3\n')"),
            ["GO and a number in a comment"] = migration => migration.Execute.Sql("INSERT INTO t VALUES (2, 'two') /*\nGO 3\n*/"),
            ["a batch without a statement"] = migration => migration.Execute.Sql("GO 2\nINSERT INTO t VALUES (2, 'two')\nGO"),
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Migration_WithEitherProcessor_LeavesTheSame(string name)
    {
        var expected = Run(name, builder => builder.AddSQLite());
        var actual = Run(name, builder => builder.AddGromozekaSQLite());

        Assert.Equal("done", Assert.Single(expected.Calls));
        Assert.Equal("done", Assert.Single(actual.Calls));
        Assert.Equal(expected.Schema, actual.Schema);
        Assert.Equal(expected.Rows, actual.Rows);
    }

    [Fact]
    public void Description_LeftOut_IsAWarning()
    {
        using var host = new RunnerHost("Library");
        host.File.Execute(Rows);

        host.Run(runner => runner.Up(new Plain(Migrations["description of a table that exists"])));

        Assert.Contains(host.Log.Warnings, line => line.Contains("The description of table t is ignored", StringComparison.Ordinal));
    }

    private static Outcome Run(string name, Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> database)
    {
        using var host = new RunnerHost("Library") { Database = database };
        host.File.Execute(Rows);
        return Outcome.Of(host, [runner => runner.Up(new Plain(Migrations[name]))]);
    }
}
