using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Dialect;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class HealthTests : IDisposable
{
    private const string Running =
        "INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version) VALUES (2, "
        + "'up', '2126-01-02T03:04:05.000Z', 0, 'running', 'h', 1, '1');";

    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    /// <summary>What the rows in full say, and what one query says, are the same.</summary>
    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("DELETE FROM VersionInfo", 3, 0, 0)]
    [InlineData("DELETE FROM VersionInfo WHERE Version = 3", 1, 0, 0)]
    [InlineData("DELETE FROM VersionInfo WHERE Version = 2", 1, 0, 0)]
    [InlineData("DELETE FROM VersionInfo WHERE Version = 1", 1, 0, 0)]
    [InlineData("INSERT INTO VersionInfo (Version) VALUES (4), (9)", 0, 2, 0)]
    [InlineData("INSERT INTO VersionInfo (Version) VALUES (0), (-7)", 0, 0, 2)]
    [InlineData("UPDATE VersionInfo SET Version = 7 WHERE Version = 2", 1, 1, 0)]
    [InlineData("UPDATE VersionInfo SET Version = 0 WHERE Version = 2", 1, 0, 1)]
    [InlineData("DROP INDEX UC_Version; INSERT INTO VersionInfo (Version) VALUES (1), (2)", 0, 0, 0)]
    [InlineData("DROP INDEX UC_Version; UPDATE VersionInfo SET Version = 1 WHERE Version = 2", 1, 0, 0)]
    public void GetHealth_AgreesWithTheStatus(string change, int pending, int newer, int missing)
    {
        _bed.Manager().Migrate();
        _bed.File.Execute(change.Length == 0 ? "SELECT 1" : change);
        var before = _bed.File.Hash;

        var health = _bed.Manager().GetHealth();

        Assert.Equal((pending, newer, missing), (health.Pending, health.Newer, health.Missing));
        var status = _bed.Manager().GetStatus();
        Assert.Equal(
            (status.CurrentVersion, status.LatestVersion, status.Exists),
            (health.CurrentVersion, health.LatestVersion, health.Exists)
        );
        Assert.Equal((status.Pending.Count(), status.Unknown.Count()), (health.Pending, health.Newer + health.Missing));
        Assert.Equal(before, _bed.File.Hash);
    }

    [Fact]
    public void GetHealth_NoFile_EverythingIsPending()
    {
        var health = _bed.FullManager().GetHealth();

        Assert.Equal((false, 0L, 3, null), (health.Exists, health.CurrentVersion, health.Pending, health.LastRun));
        Assert.False(File.Exists(_bed.File.Path));
    }

    [Theory]
    [InlineData("DROP TABLE VersionInfo", "")]
    [InlineData("ALTER TABLE VersionInfo RENAME COLUMN Version TO Number", "GM201")]
    [InlineData("UPDATE VersionInfo SET Version = 2.5 WHERE Version = 2", "GM201")]
    [InlineData("UPDATE VersionInfo SET Version = 'two' WHERE Version = 2", "GM201")]
    [InlineData(
        "CREATE TABLE n AS SELECT * FROM VersionInfo; DROP TABLE VersionInfo; ALTER TABLE n RENAME TO VersionInfo; "
            + "INSERT INTO VersionInfo (Version) VALUES (NULL)",
        "GM201"
    )]
    [InlineData("ALTER TABLE migration_log RENAME COLUMN outcome TO result", "GM205")]
    [InlineData("DROP TABLE migration_log", "")]
    [InlineData("ALTER TABLE VersionInfo DROP COLUMN AppliedOn", "")]
    public void GetHealth_TablesThatLackSomething_ReadsWhatThereIsOrSaysWhyNot(string change, string code)
    {
        var manager = _bed.Manager(configure: options => options.KeepLog = true);
        manager.Migrate();
        manager.GetHealth();
        _bed.File.Execute(change);

        for (var time = 1; time <= 2; time++)
        {
            var error = Record.Exception(() => Assert.Equal(change == "DROP TABLE VersionInfo" ? 3 : 0, manager.GetHealth().Pending));
            Assert.Equal(code, error is MigrationException known ? known.Code.Id : error?.Message ?? "");
        }
    }

    [Fact]
    public void GetHealth_WithoutLogAndTimes_ReadsTheVersions()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("ALTER TABLE VersionInfo DROP COLUMN AppliedOn");

        Assert.Equal((3L, null), (_bed.Manager().GetHealth().CurrentVersion, _bed.Manager().GetHealth().LastRun));
    }

    [Fact]
    public void GetHealth_DamagedVersionTable_SaysThatTheFileIsDamaged()
    {
        _bed.Manager().Migrate();
        var page = long.Parse(
            _bed.File.Scalar("SELECT rootpage FROM sqlite_master WHERE name = 'VersionInfo'")!,
            CultureInfo.InvariantCulture
        );
        var size = long.Parse(_bed.File.Scalar("PRAGMA page_size")!, CultureInfo.InvariantCulture);
        using (var file = File.OpenWrite(_bed.File.Path))
        {
            file.Position = (page - 1) * size;
            file.Write(Enumerable.Repeat((byte)0xff, (int)size).ToArray());
        }

        Assert.Equal(ErrorCodes.Corrupt, Assert.Throws<MigrationException>(() => _bed.Manager().GetHealth()).Code);
    }

    [Fact]
    public void GetHealth_PartiallyApplied_TellsHowManyAndWhenTheLastBegan()
    {
        var manager = _bed.Manager(configure: options => options.KeepLog = true);
        manager.Migrate();
        var applied = manager.GetHealth();
        _bed.File.Execute(Running);

        var health = manager.GetHealth();

        Assert.Equal((0, 1), (applied.HalfDone, health.HalfDone));
        Assert.NotNull(applied.LastRun);
        Assert.Equal(new DateTime(2126, 1, 2, 3, 4, 5, DateTimeKind.Utc), health.LastRun);
        _bed.File.Execute(Running.Replace("running", "success", StringComparison.Ordinal));
        Assert.Equal(0, manager.GetHealth().HalfDone);
    }

    /// <summary>
    /// SQLite counts the instructions of its virtual machine: a statement that reads every row takes more of them for more rows.
    /// </summary>
    [Fact]
    public void GetHealth_LongHistory_AsksTheSameQueryAndDoesNoMore()
    {
        var (statements, instructions) = (new List<string>(), 0L);
        var manager = new MigrationManager(
            new SqliteDatabase(
                new SqliteDatabaseOptions
                {
                    ConnectionString = $"Data Source={_bed.File.Path}",
                    ConnectionOpened = connection =>
                    {
                        raw.sqlite3_trace(connection.Handle, (strdelegate_trace)((_, sql) => statements.Add(sql)), null);
                        raw.sqlite3_progress_handler(connection.Handle, 1, _ => (int)(0 * ++instructions), null);
                    },
                }
            ),
            Options(),
            new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider()
        );
        _bed.Manager(configure: options => options.KeepLog = true).Migrate();
        Assert.Equal((0, 0), (manager.GetHealth().Pending, manager.GetHealth().Missing));

        var few = Ask(10);
        var many = Ask(3_000);
        var most = Ask(10_000);

        Assert.Equal(few.Statements, most.Statements);
        Assert.Equal(many, most);
        Assert.True(most.Instructions > few.Instructions);
        Assert.Single(most.Statements.Split('\n'), statement => statement.Contains("VersionInfo", StringComparison.Ordinal));
        Assert.DoesNotContain("sqlite_master", most.Statements, StringComparison.Ordinal);

        (string Statements, long Instructions) Ask(int rows)
        {
            _bed.File.Execute(
                $"""
                WITH RECURSIVE n (i) AS (SELECT -1 UNION ALL SELECT i - 1 FROM n WHERE i > 3 - {rows}) INSERT OR IGNORE INTO VersionInfo (Version) SELECT i FROM n;
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows} - (SELECT count(*) FROM migration_log))
                INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version) SELECT 1, 'up', '2026-01-01', 0, 'success', 'h', 1, '1' FROM n;
                """
            );
            statements.Clear();
            instructions = 0;
            Assert.Equal(rows - 3, manager.GetHealth().Missing);
            return (string.Join('\n', statements), instructions);
        }

        static MigrationOptions Options()
        {
            var options = Bed.Options(Bed.Three);
            options.KeepLog = true;
            return options;
        }
    }

    /// <summary>A dialect that knows no more than the verbs.</summary>
    [Fact]
    public void GetHealth_PlainDialect_IsTheSame()
    {
        var manager = new MigrationManager(
            new PlainDatabase(_bed.PathOf("plain.db")),
            Bed.Options(Bed.Three),
            new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider()
        );
        Assert.Equal(3, manager.GetHealth().Pending);
        manager.Migrate();

        Assert.Equal((3L, 0), (manager.GetHealth().CurrentVersion, manager.GetHealth().Pending));
    }
}
