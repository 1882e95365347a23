using System.Collections.Concurrent;
using Fixtures.Steps;
using FluentMigrator;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// A step that begins with a rebuild asks each question of its rows once, and none whose answer is known when the rows are copied; it has
/// SQLite read the table once, however many alterations share it.
/// </summary>
public class PlannedOnceTests
{
    private const string Seed =
        "CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER); INSERT INTO x VALUES (1, 'a', 2), (2, 'b', 3);";

    private static readonly Dictionary<string, (Action<Migration> Up, int Scans, int Readings)> Cases = new()
    {
        ["one alteration"] = (m => m.Alter.Column("b").OnTable("x").AsString().NotNullable(), 1, 2),
        ["behind Alter.Table"] = (m => m.Alter.Table("x").AlterColumn("b").AsString().NotNullable(), 1, 2),
        ["two alterations"] = (
            m => m.Alter.Table("x").AlterColumn("a").AsString().NotNullable().AlterColumn("b").AsString().NotNullable(),
            1,
            2
        ),
        ["two rebuilds"] = (
            m =>
            {
                m.Delete.PrimaryKey("").FromTable("x").Column("id");
                m.Alter.Column("b").OnTable("x").AsString().NotNullable();
            },
            1,
            4
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_AStepThatBeginsWithARebuild_AsksItsRowsOnce(string name)
    {
        using var bench = new Workbench(Seed);
        var statements = new ConcurrentQueue<string>();
        var options = new SqliteDatabaseOptions
        {
            ConnectionString = "",
            ConnectionOpened = connection => raw.sqlite3_trace(connection.Handle, (_, sql) => statements.Enqueue(sql), null),
        };

        bench.Manager(new StepCode(Cases[name].Up), options).Migrate();

        var scans = statements.Where(sql => sql.StartsWith("SELECT count(*) FROM \"main\".\"x\" WHERE", StringComparison.Ordinal)).ToList();
        Assert.Equal(scans.Distinct(), scans);
        Assert.Equal(Cases[name].Scans, scans.Count);
        // What the copying itself says is not counted again.
        Assert.DoesNotContain(statements, sql => sql.StartsWith("SELECT (SELECT count(*)", StringComparison.Ordinal));
        // Each rebuild: the table as it is and as it will be.
        Assert.Equal(Cases[name].Readings, statements.Count(sql => sql.EndsWith("ORDER BY cid", StringComparison.Ordinal)));
    }
}
