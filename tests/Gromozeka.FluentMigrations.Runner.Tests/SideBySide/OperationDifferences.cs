using Plan = System.Collections.Generic.KeyValuePair<string, System.Func<Gromozeka.FluentMigrations.Runner.RunnerHost, string>>;

namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>What differs in an operation of a migration, or in a value that it writes.</summary>
internal static class OperationDifferences
{
    public static IEnumerable<Plan> All =>
        [
            new("code of a migration that throws", host => Differences.Up(host, _ => throw new InvalidOperationException("mine"))),
            new("a script that does not exist", host =>
                Differences.Up(host, migration => migration.Execute.Script(Path.Combine(AppContext.BaseDirectory, "none.sql")))
            ),
            new("Delete.Table of a table that others refer to with ON DELETE CASCADE", host =>
            {
                host.ConnectionString = host.ConnectionString.Replace(
                    "False;Foreign Keys=False",
                    "False;Foreign Keys=True",
                    StringComparison.Ordinal
                );
                host.File.Execute(
                    "CREATE TABLE p (a INTEGER PRIMARY KEY); CREATE TABLE c (a REFERENCES p ON DELETE CASCADE); "
                        + "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1)"
                );
                return
                    Differences.Up(host, migration => migration.Delete.Table("p")) is "done"
                    && host.File.Scalar("SELECT count(*) FROM c") == "0"
                    ? "deletes their rows"
                    : "MigrationException";
            }),
            new("Delete.Table of a table that a view reads", host =>
            {
                host.File.Execute("CREATE TABLE p (a); CREATE VIEW q AS SELECT a FROM p");
                return Differences.Up(host, migration => migration.Delete.Table("p"), "leaves a view that cannot be read");
            }),
            new("PRAGMA foreign_keys in a transaction", host =>
                Differences.Up(host, migration => migration.Execute.Sql("PRAGMA foreign_keys = OFF"), "ignored by SQLite")
            ),
            new("AsDateTimeOffset, AsXml", host =>
                Differences.Up(host, migration => migration.Create.Table("u").WithColumn("a").AsDateTimeOffset().WithColumn("b").AsXml())
            ),
            new("SystemMethods.NewGuid", host =>
                Differences.Up(host, migration => migration.Create.Table("u").WithColumn("a").AsGuid().WithDefault(SystemMethods.NewGuid))
            ),
            new("a DateOnly", host => Stored(host, "TEXT", new DateOnly(2020, 1, 2))),
            new("a TimeOnly", host => Stored(host, "TEXT", new TimeOnly(3, 4, 5))),
            new("the decimal 1.10 in a column without a type", host => Stored(host, "", 1.10m)),
            new("the double 1.0 in a column without a type", host => Stored(host, "", 1.0)),
            new("a decimal of 28 digits in a NUMERIC column", host => Stored(host, "NUMERIC", 1.234567890123456789012345678m)),
            new("ulong.MaxValue", host => Stored(host, "INTEGER", ulong.MaxValue)),
            new("Schema.Table(\"T\").Exists() of a table t", host => Asked(host, migration => migration.Schema.Table("T").Exists())),
            new("Schema.Table(\"v\").Exists() of a view v", host => Asked(host, migration => migration.Schema.Table("v").Exists())),
            new("Schema.Schema(\"none\").Exists()", host => Asked(host, migration => migration.Schema.Schema("none").Exists())),
        ];

    private static string Stored(RunnerHost host, string type, object value)
    {
        host.File.Execute($"CREATE TABLE v (a {type})");
        var answer = Differences.Up(host, migration => migration.Insert.IntoTable("v").Row(new { a = value }));
        return answer == "done" ? host.File.Scalar("SELECT upper(typeof(a)) || ' ' || a FROM v")! : answer;
    }

    private static string Asked(RunnerHost host, Func<Migration, bool> question)
    {
        var answer = false;
        host.File.Execute("CREATE VIEW v AS SELECT 1");
        Differences.Up(host, migration => answer = question(migration));
        return answer ? "true" : "false";
    }
}
