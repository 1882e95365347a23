using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>
/// What a program leaves that dies in the middle of a transaction: the file half changed, and beside it the journal that undoes it.
/// </summary>
public class HotJournalTests
{
    private const string Seed = """
        PRAGMA page_size = 512;
        CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT i, 'before ' || hex(zeroblob(100)) FROM n;
        """;

    [Fact]
    public void Open_ForReading_ExplainsAndLeavesBothFiles()
    {
        using var bench = Crashed();
        var hashes = (bench.File.Hash, new DatabaseFile(bench.File.Path + "-journal").Hash);
        var manager = Manager(bench);

        var errors = new[]
        {
            Assert.Throws<MigrationException>(() => manager.GetCurrentVersion()),
            Assert.Throws<MigrationException>(() => manager.GetStatus()),
        };

        Assert.All(errors, error =>
        {
            Assert.Equal(ErrorCodes.ReadOnly, error.Code);
            Assert.Contains("a program died while writing", error.Why, StringComparison.Ordinal);
            Assert.Contains("start the application", error.Next, StringComparison.Ordinal);
        });
        Assert.Equal(hashes, (bench.File.Hash, new DatabaseFile(bench.File.Path + "-journal").Hash));
    }

    [Fact]
    public void Validate_HotJournal_IsOneFindingAndLeavesBothFiles()
    {
        using var bench = Crashed();
        var hashes = (bench.File.Hash, new DatabaseFile(bench.File.Path + "-journal").Hash);

        var finding = Assert.Single(Manager(bench).Validate());

        Assert.Equal(ErrorCodes.ReadOnly, finding.Code);
        Assert.Contains("a program died while writing", finding.What, StringComparison.Ordinal);
        Assert.Equal(hashes, (bench.File.Hash, new DatabaseFile(bench.File.Path + "-journal").Hash));
    }

    [Fact]
    public void Open_ForWriting_UndoesWhatWasHalfDone()
    {
        using var bench = Crashed();

        using (var session = bench.Database().Open(SessionAccess.Write))
            Assert.Null(session.CheckIntegrity().Damage);

        Assert.Equal("500", bench.Read("SELECT count(*) FROM t WHERE b LIKE 'before %'"));
        Assert.False(File.Exists(bench.File.Path + "-journal"));
    }

    [Fact]
    public void Migrate_HotJournal_RecoversAndGoesOn()
    {
        using var bench = Crashed();

        Manager(bench).Migrate();

        Assert.Equal("500", bench.Read("SELECT count(*) FROM t WHERE b LIKE 'before %'"));
        Assert.Equal("1", bench.Read("SELECT count(*) FROM VersionInfo"));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    private static MigrationManager Manager(Workbench bench) =>
        bench.Manager(new Fixtures.Steps.StepCode(m => m.Create.Table("u").WithColumn("a").AsInt32()));

    /// <summary>Copies file and journal in the middle of a transaction whose pages no longer fit into the cache.</summary>
    private static Workbench Crashed()
    {
        using var living = new Workbench(Seed);
        var bench = new Workbench();
        using var connection = living.File.Open();
        Run(
            connection,
            "PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE t SET b = 'after ' || hex(zeroblob(100)); DELETE FROM t WHERE a % 3 = 0"
        );
        File.Copy(living.File.Path, bench.File.Path);
        File.Copy(living.File.Path + "-journal", bench.File.Path + "-journal");
        Run(connection, "ROLLBACK");
        Assert.Contains("after "u8.ToArray(), Chunks(bench.File.Path));
        return bench;
    }

    private static IEnumerable<byte[]> Chunks(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return Enumerable.Range(0, bytes.Length - 6).Where(index => bytes[index] == 'a').Select(index => bytes[index..(index + 6)]);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
