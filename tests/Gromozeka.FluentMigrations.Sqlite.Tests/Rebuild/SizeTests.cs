using System.Globalization;
using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>No rows and many, small ones and large, and a disk that they do not fit on.</summary>
public class SizeTests
{
    // The default takes a rebuild, whatever the version of SQLite.
    private static readonly Action<Migration> Change = m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable().WithDefaultValue(0);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public void Rows_AreAllThere(int count)
    {
        using var bench = new Workbench(
            "CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER); CREATE INDEX i ON x (a); CREATE INDEX j ON x (b DESC);"
                + "INSERT INTO x SELECT value, 'row ' || value, value % 1000 FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL "
                + $"SELECT value + 1 FROM n LIMIT {count}) SELECT value FROM n WHERE value <= {count});"
        );
        const string Sums =
            "SELECT count(*) || ' ' || coalesce(sum(id), 0) || ' ' || coalesce(sum(b), 0) || ' ' || coalesce(sum(length(a)), 0) FROM x";
        var before = bench.Read(Sums);

        bench.Migrate(Change);

        Assert.Equal(before, bench.Read(Sums));
        Assert.StartsWith(count.ToString(CultureInfo.InvariantCulture), before, StringComparison.Ordinal);
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    [Fact]
    public void LargeBlobs_AreKept()
    {
        using var bench = new Workbench(
            "CREATE TABLE x (a BLOB, b INTEGER); INSERT INTO x VALUES (randomblob(30000000), 1), (zeroblob(20000000), 2), (x'', 3);"
        );
        var before = bench.Read("SELECT length(a) || hex(substr(a, 29999000)) || instr(a, x'00') FROM x");

        bench.Migrate(Change);

        Assert.Equal(before, bench.Read("SELECT length(a) || hex(substr(a, 29999000)) || instr(a, x'00') FROM x"));
    }

    [Fact]
    public void DiskFullInTheCopy_LeavesTheTableAsItWas()
    {
        using var bench = new Workbench(
            "CREATE TABLE x (a TEXT, b INTEGER); "
                + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) INSERT INTO x SELECT 'row ' || i, i FROM n;"
        );
        var before = Dump.Of(bench.File);
        var pages = bench.Count("PRAGMA page_count");
        var manager = bench.Manager(
            new StepCode(m =>
            {
                m.Execute.Sql($"PRAGMA max_page_count = {pages + 10}");
                Change(m);
            })
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.DiskFull, error.Code);
        Assert.Equal(before, Dump.Of(bench.File));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData("DELETE", 8)]
    [InlineData("DELETE", 11)]
    [InlineData("WAL", 0)]
    [InlineData("WAL", 3)]
    public void DiskFullInTheCommit_LeavesTheTableAsItWas(string journal, int writes)
    {
        // Arrange: the table fits into the cache, so that nothing of the rebuild is written to the file before the commit.
        using var bench = new Workbench(
            $"PRAGMA journal_mode = {journal};"
                + RebuildCase.X
                + "CREATE INDEX i ON x (a); CREATE TABLE child (x INTEGER REFERENCES x (id) ON DELETE CASCADE); "
                + "INSERT INTO child VALUES (1);"
        );
        SmallDisk.Watch(bench.File.Path);
        var before = Dump.Of(bench.File);
        var isFull = true;
        var manager = bench.Manager(
            new StepCode(m =>
            {
                Change(m);
                m.Execute.WithConnection((_, _) => SmallDisk.Fill(isFull ? writes : int.MaxValue));
            })
        );

        // Act
        var error = Assert.Throws<MigrationException>(() => manager.Migrate());
        SmallDisk.Free();

        // Assert
        Assert.Equal(ErrorCodes.DiskFull, error.Code);
        Assert.Contains("SqliteTransaction.Commit", error.InnerException!.StackTrace!, StringComparison.Ordinal);
        Assert.Contains("still at version 0", error.State, StringComparison.Ordinal);
        Assert.Equal(before, Dump.Of(bench.File));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        isFull = false;
        manager.Migrate();
        Assert.Equal("1", bench.Read("SELECT \"notnull\" FROM pragma_table_info('x') WHERE name = 'b'"));
    }
}
