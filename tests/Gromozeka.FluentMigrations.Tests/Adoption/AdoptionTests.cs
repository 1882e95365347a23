using System.Data.Common;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Adoption;

public sealed class AdoptionTests : IDisposable
{
    private readonly Bed _bed = new();

    public AdoptionTests() =>
        _bed.Script.Up(1, migration =>
            migration.Create.Table("t1").WithColumn("id").AsInt64().PrimaryKey().WithColumn("note").AsString().Nullable()
        );

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_TablesOfTheFirstMigration_AreAdoptedAndTheRestRuns()
    {
        _bed.File.Execute(
            "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT, mine TEXT); INSERT INTO t1 VALUES (1, 'a', 'b'); "
                + "CREATE TABLE own (x)"
        );

        var report = Adopter().Migrate();

        Assert.Equal((0, 3), (report.FromVersion, report.ToVersion));
        Assert.Equal([2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(1, report.Adoption!.Version);
        Assert.Equal(["column t1.mine", "table own"], report.Adoption.LeftAlone.Order(StringComparer.Ordinal));
        Assert.Equal("1|a|b", _bed.File.Scalar("SELECT * FROM t1"));
        Assert.Equal(["1|adopt", "2|up", "3|up"], _bed.File.Rows("SELECT version, direction FROM migration_log ORDER BY id"));
        Assert.True(_bed.FullManager().GetStatus().Applied.First().Applied!.IsAdopted);
    }

    [Fact]
    public void Migrate_ProgramOfOneMigration_IsAdoptedWithoutAStep()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY)");

        var report = Adopter(Bed.One).Migrate();

        Assert.Empty(report.Steps);
        Assert.Equal((0, 1), (report.FromVersion, report.ToVersion));
        Assert.Equal(["column t1.note", "table facts"], report.Adoption!.Added.Order(StringComparer.Ordinal));
        Assert.Equal("1", _bed.Versions("history", "number"));
    }

    [Fact]
    public void Migrate_WithoutMirrorAndLog_AdoptsAsWell()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT)");

        var report = _bed.Manager(Bed.One, options => options.AdoptExistingDatabase = true).Migrate();

        Assert.Equal((1, 0), (report.Adoption!.Version, report.Adoption.Added.Count));
        Assert.Equal("1", _bed.Versions());
    }

    [Theory]
    [InlineData("CREATE TABLE t1 (id TEXT PRIMARY KEY, note TEXT)", "GM601")]
    [InlineData("CREATE TABLE own (x); CREATE VIEW t1 AS SELECT 1 AS id", "GM601")]
    [InlineData("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT); CREATE VIEW facts AS SELECT 1 AS one", "GM601")]
    [InlineData("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT); CREATE INDEX history ON t1 (note)", "GM602")]
    public void Migrate_CannotBeAdopted_IsRefusedAndChangesNoByte(string sql, string code)
    {
        _bed.File.Execute(sql);

        Refusal.OfUnchanged(_bed, ErrorCodes.All.Single(known => known.Id == code), () => Adopter().Migrate());
    }

    [Theory]
    [InlineData("CREATE TABLE t1 (id INTEGER)", false)]
    [InlineData("CREATE TABLE unrelated (id INTEGER)", true)]
    [InlineData("", true)]
    public void Migrate_NothingToAdopt_RunsTheFirstMigration(string sql, bool adopt)
    {
        _bed.File.Execute(sql);
        _bed.Script.Up(1, migration => migration.Execute.Sql("CREATE TABLE first_ran (id INTEGER)"));

        var report = _bed.FullManager(configure: options => options.AdoptExistingDatabase = adopt).Migrate();

        Assert.Null(report.Adoption);
        Assert.Contains("first_ran", _bed.File.Tables());
    }

    [Fact]
    public void Migrate_ProgramWithoutMigrations_AdoptsNothing()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER)");

        Assert.Null(Adopter("No.Such.Namespace").Migrate(0).Adoption);
    }

    [Fact]
    public void Migrate_CheckObjects_IsRefusedWithItsReason()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT)");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.AdoptionRefused, () =>
            Adopter(check: () => new AdoptionObjection("too old", "run the old program")).Migrate()
        );

        Assert.Equal(("too old", "run the old program"), (error.Why, error.Next));
    }

    [Fact]
    public void Migrate_AnotherProcessAdoptsMeanwhile_GoesOnFromThere()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT)");

        var report = Adopter(check: () =>
            {
                Adopter(Bed.One).Migrate();
                return null;
            })
            .Migrate();

        Assert.Null(report.Adoption);
        Assert.Equal([2, 3], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal("1,2,3", _bed.Versions("history", "number"));
    }

    [Theory]
    [InlineData("SELECT 1", 1)]
    [InlineData("PRAGMA user_version = 1", 2)]
    [InlineData("INSERT INTO t1 VALUES (1, 'new')", 2)]
    public void Migrate_WaitsForTheLock_LooksAgainOnlyIfAnotherHasCommitted(string sql, int expected)
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT)");

        var looks = 0;
        Adopter(check: () =>
            {
                if (++looks == 1)
                    _bed.File.Execute(sql);
                return null;
            })
            .Migrate();

        Assert.Equal(expected, looks);
        Assert.Equal("1,2,3", _bed.Versions("history", "number"));
    }

    [Fact]
    public void Migrate_SchemaChangesMeanwhile_IsRefusedAndNothingIsWritten()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT)");

        var looks = 0;
        Refusal.Of(ErrorCodes.HistoryChanged, () => Adopter(check: () =>
                {
                    // The first change makes the run look again, under the lock.
                    _bed.File.Execute(++looks == 2 ? "ALTER TABLE t1 DROP COLUMN note" : "PRAGMA user_version = 1");
                    return null;
                })
                .Migrate());

        Assert.Equal(["t1"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_LockedWhileItAdopts_TimesOut()
    {
        _bed.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY, note TEXT)");
        using var other = _bed.File.Open();
        using var transaction = other.BeginTransaction();
        _bed.LockTimeout = TimeSpan.FromSeconds(1);

        Refusal.Of(ErrorCodes.LockTimeout, () => Adopter().Migrate());
    }

    private MigrationManager Adopter(string @namespace = Bed.Three, Func<AdoptionObjection?>? check = null) =>
        _bed.FullManager(@namespace, options =>
        {
            options.AdoptExistingDatabase = true;
            if (check is not null)
                options.AdoptionChecks.Add(new Check(check));
        });

    private sealed class Check(Func<AdoptionObjection?> examine) : IAdoptionCheck
    {
        public AdoptionObjection? Examine(Func<string, DbCommand> createCommand) => examine();
    }
}
