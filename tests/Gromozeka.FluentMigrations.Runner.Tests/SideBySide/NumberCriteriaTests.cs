namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>A number that a migration compares with finds the rows that FluentMigrator wrote, whatever the column is declared as.</summary>
public sealed class NumberCriteriaTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var type in new[] { "", "TEXT", "NUMERIC", "INTEGER", "REAL", "BLOB" })
            {
                foreach (var number in new[] { "1.10m", "5m", "-2.50m", "1.0", "0.1", "1.5f", "2.0f" })
                    cases.Add(type, number);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Criterion_OfANumber_FindsWhatEitherProcessorWrote(string type, string number)
    {
        object value = number[^1] switch
        {
            'm' => decimal.Parse(number[..^1], provider: null),
            'f' => float.Parse(number[..^1], provider: null),
            _ => double.Parse(number, provider: null),
        };
        using var host = new RunnerHost("Library");
        host.File.Execute($"CREATE TABLE t (a {type}, b)");
        Run(host, builder => builder.AddSQLite(), migration => migration.Insert.IntoTable("t").Row(new { a = value, b = 1 }));
        Run(host, builder => builder.AddGromozekaSQLite(), migration => migration.Insert.IntoTable("t").Row(new { a = value, b = 2 }));
        host.File.Execute("INSERT INTO t VALUES (7, 3), ('other', 4), (NULL, 5)");

        Run(
            host,
            builder => builder.AddGromozekaSQLite(),
            migration =>
            {
                migration.Update.Table("t").Set(new { b = 0 }).Where(new { a = value });
                migration.Delete.FromTable("t").Row(new { a = value });
            }
        );

        Assert.Equal("3,4,5", host.File.Scalar("SELECT group_concat(b) FROM t"));
    }

    private static void Run(RunnerHost host, Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> database, Action<Migration> up)
    {
        host.Database = database;
        host.Run(runner => runner.Up(new Plain(up)));
    }
}
