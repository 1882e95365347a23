using System.Data;
using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Sqlite.Operations;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>What a step breaks while its foreign keys are deferred is found at its end (sqlite.org/foreignkeys.html#fk_deferred).</summary>
public class DeferredKeyTests
{
    private const string Defer = "PRAGMA defer_foreign_keys = ON; ";
    private const string Seed = """
        CREATE TABLE p (id INTEGER PRIMARY KEY);
        CREATE TABLE c (x INTEGER REFERENCES p (id));
        CREATE TABLE late (x INTEGER REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED);
        INSERT INTO p VALUES (1), (2);
        INSERT INTO c VALUES (1), (2);
        INSERT INTO late VALUES (1);
        """;

    private static readonly Dictionary<string, Action<Migration>> s_breaking = new()
    {
        { "a deleted parent", m => m.Execute.Sql(Defer + "DELETE FROM p WHERE id = 2") },
        { "a new child", m => m.Execute.Sql(Defer + "INSERT INTO c VALUES (5)") },
        { "a child of a deferred key", m => m.Execute.Sql(Defer + "INSERT INTO late VALUES (5)") },
        { "another setting, too", m => m.Execute.Sql($"PRAGMA cache_size = 77; {Defer}UPDATE c SET x = 9") },
        { "code", m => m.Execute.WithConnection((connection, transaction) => Run(connection, transaction, Defer + "UPDATE c SET x = 9")) },
        {
            "an operation after SQL",
            m =>
            {
                m.Execute.Sql(Defer);
                m.Delete.FromTable("p").Row(new { id = 2 });
            }
        },
    };

    public static TheoryData<string> Breaking => [.. s_breaking.Keys];

    private static SqliteDatabaseOptions Enforcing => new() { ConnectionString = "", ForeignKeys = true };

    [Theory]
    [MemberData(nameof(Breaking))]
    public void Migrate_StepThatBreaksAKey_IsRolledBack(string by)
    {
        using var bench = new Workbench(Seed);

        var error = Assert.Throws<MigrationException>(() =>
            bench.Manager("Fixtures.Pairs", new StepCode(s_breaking[by], _ => { }), Enforcing).Migrate()
        );

        Assert.Contains("FOREIGN KEY constraint failed", error.Message, StringComparison.Ordinal);
        Assert.Equal("1,2|1,2|1", bench.Read(Everything));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Fact]
    public void Migrate_StepThatMendsWhatItBreaks_IsCommittedAndTheNextOneIsNotDeferred()
    {
        using var bench = new Workbench(Seed);

        var error = Assert.Throws<MigrationException>(() =>
            bench
                .Manager(
                    "Fixtures.Pairs",
                    new StepCode(
                        m => m.Execute.Sql(Defer + "INSERT INTO c VALUES (5); INSERT INTO p VALUES (5)"),
                        m => m.Execute.Sql("INSERT INTO c VALUES (6); INSERT INTO p VALUES (6)")
                    ),
                    Enforcing
                )
                .Migrate()
        );

        Assert.Contains("FOREIGN KEY constraint failed", error.Message, StringComparison.Ordinal);
        Assert.Equal("1,2,5|1,2,5|1", bench.Read(Everything));
    }

    private const string Everything =
        "SELECT (SELECT group_concat(id) FROM p) || '|' || (SELECT group_concat(x) FROM c) || '|' || (SELECT group_concat(x) FROM late)";

    private static void Run(IDbConnection connection, IDbTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
