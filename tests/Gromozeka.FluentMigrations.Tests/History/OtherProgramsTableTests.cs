using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.History;

/// <summary>
/// A table of the version table's name, or of the log's, may be another program's. That is found before anything is written.
/// </summary>
public sealed class OtherProgramsTableTests : IDisposable
{
    private const string Rest = "started_at, duration_ms, outcome, error, host, process_id, engine_version";

    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    public static TheoryData<string, string> VersionTables =>
        new()
        {
            { "CREATE TABLE history (number TEXT)", "would be read back as '1' and '20260102030405'" },
            {
                "CREATE TABLE history (number VARCHAR(255) NOT NULL PRIMARY KEY, title TEXT, done_at DATETIME)",
                "would be read back as '1'"
            },
            { "CREATE TABLE history (number REAL, title TEXT, done_at DATETIME)", "would be read back as 1 and" },
            { "CREATE TABLE history (number INTEGER, batch INTEGER NOT NULL)", "NOT NULL constraint failed: history.batch" },
            { "CREATE TABLE history (number INTEGER, title TEXT CHECK (title LIKE '%.sql'), done_at DATETIME)", "CHECK constraint failed" },
            { "CREATE TABLE history (number INTEGER, title TEXT, done_at DATETIME AS ('now'))", "generated column" },
            { "CREATE TABLE history (number INTEGER CHECK (number < 100), title TEXT, done_at DATETIME)", "CHECK constraint failed" },
            { "CREATE TABLE history (number INTEGER, title INTEGER, done_at TEXT) STRICT", "cannot store TEXT value in INTEGER column" },
            {
                "CREATE TABLE history (number INTEGER, title TEXT, done_at DATETIME, one AS (1)); CREATE UNIQUE INDEX ux ON history (one)",
                "UNIQUE constraint failed"
            },
            {
                "CREATE TABLE history (number INTEGER, title TEXT, done_at DATETIME, own TEXT DEFAULT 'x' UNIQUE ON CONFLICT IGNORE)",
                "would be read back as 1"
            },
        };

    public static TheoryData<string, string> Logs =>
        new()
        {
            { "CREATE TABLE migration_log (at TEXT, message TEXT)", "no such column: version" },
            {
                "CREATE TABLE migration_log (id INTEGER PRIMARY KEY, version TEXT NOT NULL CHECK (version LIKE 'v%'), direction TEXT, "
                    + Rest
                    + ")",
                "CHECK constraint failed"
            },
            {
                "CREATE TABLE migration_log (id INTEGER PRIMARY KEY, version INTEGER, direction TEXT, author TEXT NOT NULL, " + Rest + ")",
                "NOT NULL constraint failed: migration_log.author"
            },
            {
                "CREATE TABLE migration_log (id INTEGER PRIMARY KEY, version INTEGER, direction TEXT, "
                    + "fingerprint TEXT CHECK (fingerprint IS NULL), "
                    + Rest
                    + ")",
                "CHECK constraint failed"
            },
        };

    [Theory]
    [MemberData(nameof(VersionTables))]
    public void Migrate_VersionTableOfAnotherProgram_IsRefusedBeforeTheFirstWrite(string sql, string why)
    {
        _bed.File.Execute(sql);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HistoryUnreadable, () => _bed.FullManager().Migrate());

        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        Assert.Contains("history", error.What, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(VersionTables))]
    public void Migrate_ToBeAdoptedWithAVersionTableOfAnotherProgram_IsRefusedBeforeTheFirstWrite(string sql, string why)
    {
        Assert.NotEmpty(why);
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY); INSERT INTO t1 VALUES (1); " + sql);

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryUnreadable, () => Adopter().PlanAdoption());
        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryUnreadable, () => Adopter().Migrate());
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void Migrate_LogOfAnotherProgram_IsRefusedBeforeTheFirstWrite(string sql, string why)
    {
        _bed.File.Execute(sql);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HistoryIncomplete, () => _bed.FullManager().Migrate());

        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        _bed.Manager().Migrate();
        Assert.Equal("1,2,3", _bed.Versions());
    }

    [Theory]
    [MemberData(nameof(VersionTables))]
    [MemberData(nameof(Logs))]
    public void Validate_TableOfAnotherProgram_ReportsIt(string sql, string why)
    {
        _bed.File.Execute(sql);
        var before = _bed.File.Hash;

        var findings = _bed.FullManager().Validate();

        var table = sql.Contains("migration_log", StringComparison.Ordinal) ? "migration_log" : "history";
        Assert.Contains(findings, finding =>
            finding.What.Contains(why, StringComparison.Ordinal) && finding.What.Contains(table, StringComparison.Ordinal)
        );
        Assert.Equal(before, _bed.File.Hash);
    }

    public static TheoryData<string, string> Obstacles =>
        new()
        {
            { "CREATE INDEX history ON own (a)", "already an index named history" },
            { "CREATE INDEX ux_history ON own (a)", "index ux_history already exists" },
            { "CREATE INDEX migration_log ON own (a)", "already an index named migration_log" },
            {
                "CREATE TABLE history (number INTEGER, title TEXT, done_at TEXT); "
                    + "CREATE TRIGGER g BEFORE INSERT ON history BEGIN SELECT raise(abort, 'not here'); END",
                "not here"
            },
            {
                "CREATE TABLE history (number INTEGER, title TEXT, done_at TEXT); "
                    + "CREATE TRIGGER g BEFORE INSERT ON history BEGIN SELECT raise(ignore); END",
                "was written to history, and is not there"
            },
        };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public void PlanStampAndValidate_SomethingIsInTheWayOfTheHistory_SayWhatTheRunSays(string sql, string why)
    {
        _bed.File.Execute("CREATE TABLE own (a); " + sql);
        var before = _bed.File.Hash;

        var finding = Assert.Single(_bed.FullManager().Validate(), finding => finding.What.Contains(why, StringComparison.Ordinal));
        var planned = Refusal.OfUnchanged(_bed, finding.Code, () => _bed.FullManager().PlanStamp(1));

        Assert.Contains(why, planned.Why, StringComparison.Ordinal);
        Assert.Equal(before, _bed.File.Hash);
    }

    [Theory]
    [InlineData("CREATE TABLE history (number INTEGER PRIMARY KEY, dirty BOOLEAN)")]
    [InlineData("CREATE TABLE history (number, title, done_at)")]
    [InlineData("CREATE TABLE history (number BIGINT UNIQUE, done_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, title VARCHAR(9))")]
    [InlineData("CREATE TABLE history (number NUMERIC NOT NULL, own TEXT NOT NULL DEFAULT '')")]
    public void Migrate_VersionTableThatTakesVersions_IsUsed(string sql)
    {
        _bed.File.Execute(sql);

        _bed.FullManager().Migrate();

        Assert.Equal("1,2,3", _bed.Versions("history", "number"));
        Assert.DoesNotContain(_bed.FullManager().Validate(), finding => finding.Code == ErrorCodes.HistoryUnreadable);
    }

    [Fact]
    public void Migrate_VersionTableThatCannotBeCopied_IsTriedByTheRunItself()
    {
        _bed.FullManager(Bed.One).Migrate();
        _bed.File.Execute(
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET sql = 'CREATE TABLE "history" ("number" INTEGER NOT NULL, "done_at" DATETIME, "title" TEXT CHECK (title <> "nothing"))' WHERE name = 'history';
            """
        );

        Assert.DoesNotContain(_bed.FullManager().Validate(), finding =>
            finding.Code == ErrorCodes.HistoryNotCreated || finding.Code == ErrorCodes.HistoryUnreadable
        );
        _bed.FullManager().Migrate();

        Assert.Equal("1,2,3", _bed.Versions("history", "number"));
    }

    public static TheoryData<string> Swallowers =>
        [
            "CREATE TRIGGER s BEFORE INSERT ON history BEGIN SELECT RAISE(IGNORE); END",
            "CREATE TRIGGER s AFTER INSERT ON history BEGIN UPDATE history SET number = number + 100 WHERE number = new.number; END",
            "CREATE TRIGGER s AFTER INSERT ON history BEGIN DELETE FROM history WHERE number = new.number; END",
            "CREATE TRIGGER s AFTER INSERT ON migration_log BEGIN DELETE FROM history WHERE number = new.version; END",
        ];

    [Theory]
    [MemberData(nameof(Swallowers))]
    public void Migrate_VersionRowThatIsSwallowed_FailsAndChangesNothing(string trigger)
    {
        _bed.FullManager(Bed.One).Migrate();
        _bed.File.Execute(trigger);

        var error = Refusal.Of(ErrorCodes.HistoryUnreadable, () => _bed.FullManager().Migrate());

        Assert.Contains("version 2 was written to history, and is not there", error.Why, StringComparison.Ordinal);
        Assert.Equal("1", _bed.Versions("history", "number"));
        Assert.Equal("0", _bed.File.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 't2'"));
    }

    [Fact]
    public void Rollback_VersionRowThatStays_FailsAndChangesNothing()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("CREATE TRIGGER s BEFORE DELETE ON history BEGIN SELECT RAISE(IGNORE); END");

        var error = Refusal.Of(ErrorCodes.HistoryUnreadable, () => _bed.FullManager().Rollback(1));

        Assert.Contains("version 3 was deleted from history, and is still there", error.Why, StringComparison.Ordinal);
        Assert.Equal("1,2,3", _bed.Versions("history", "number"));
    }

    [Fact]
    public void Stamp_VersionRowThatIsSwallowed_FailsAndChangesNothing()
    {
        _bed.FullManager(Bed.One).Migrate();
        _bed.File.Execute("CREATE TRIGGER s BEFORE INSERT ON history BEGIN SELECT RAISE(IGNORE); END");

        Refusal.Of(ErrorCodes.HistoryUnreadable, () => _bed.FullManager().Stamp(_bed.FullManager().PlanStamp(3), acceptDifferences: true));

        Assert.Equal("1", _bed.Versions("history", "number"));
    }

    private MigrationManager Adopter() => _bed.FullManager(configure: options => options.AdoptExistingDatabase = true);
}
