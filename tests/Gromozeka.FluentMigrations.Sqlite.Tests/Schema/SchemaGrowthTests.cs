using Gromozeka.FluentMigrations.Dialect;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>A database with ten times as many tables takes ten times as much work, and not a hundred times.</summary>
public class SchemaGrowthTests
{
    [Fact]
    public void ReadSchema_TenTimesAsManyTables_TakesTenTimesAsManyStepsOfSqlite()
    {
        var (few, many) = (StepsFor(tables: 30), StepsFor(tables: 300));

        Assert.InRange(many, few, few * 15);
    }

    /// <summary>SQLite calls back after so many steps of its virtual machine.</summary>
    private static long StepsFor(int tables)
    {
        using var bench = new Workbench();
        bench.File.Execute(
            string.Concat(
                Enumerable
                    .Range(1, tables)
                    .Select(number =>
                        $"CREATE TABLE t{number} (id INTEGER PRIMARY KEY, name TEXT UNIQUE); CREATE INDEX i{number} ON t{number} (name);"
                    )
            )
        );
        using var session = bench.Session();
        var steps = 0L;
        raw.sqlite3_progress_handler(
            session.Handle,
            10,
            _ =>
            {
                steps++;
                return 0;
            },
            null
        );

        Assert.Equal(tables, session.ReadSchema().Tables.Count);
        return steps;
    }
}
