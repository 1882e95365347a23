using FluentMigrator.Exceptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>What the runner says of its work is so.</summary>
public sealed class TruthTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void ApplyMigration_NothingToDo_DoesNotBlameOthers()
    {
        _host.Run(runner =>
        {
            runner.MigrateUp(1);
            var migrations = ((MigrationRunner)runner).MigrationLoader.LoadMigrations();
            ((MigrationRunner)runner).ApplyMigrationDown(migrations[2], useTransaction: true);
        });

        Assert.Contains("2: AddYear is not applied: nothing was done", _host.Log.Texts);
        Assert.Equal(["1"], _host.Versions());
    }

    [Fact]
    public void SilentlyFail_AfterTheVersionTableWasCreated_DoesNotSayThatNothingWasWritten()
    {
        var error = Assert.Throws<MigrationException>(() =>
            _host.Run(runner =>
            {
                ((MigrationRunner)runner).SilentlyFail = true;
                runner.MigrateUp();
            })
        );

        Assert.Equal("none of it is in the database", error.State);
        Assert.Equal(["VersionInfo"], _host.File.Tables());
    }

    [Theory]
    [InlineData(1, "1: CreateBooks migrated", "1 step of this run is committed", false)]
    [InlineData(
        20260102030405,
        "20260102030405: CreateReaders migrated",
        "3 steps of this run are committed; the backup from before the run is ",
        true
    )]
    public void MigrateUp_VersionTableThatBecomesUnreadableBehindAStep_SaysWhatIsCommitted(
        long version,
        string entry,
        string expected,
        bool isBackedUp
    )
    {
        using var host = new RunnerHost("Library");
        if (isBackedUp)
            host.File.Execute("CREATE TABLE Lent (Book); INSERT INTO Lent VALUES (1)");
        using var log = new CapturedLog(text =>
        {
            if (text == entry)
                host.File.Execute("UPDATE VersionInfo SET Version = 'x' WHERE Version = 1");
        });
        host.Services = services => services.AddLogging(logging => logging.AddProvider(log));

        var error = Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp(version)));

        Assert.Equal(ErrorCodes.HistoryUnreadable, error.Code);
        Assert.DoesNotContain("nothing was written", error.State, StringComparison.Ordinal);
        Assert.StartsWith(expected, error.State, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MigrateUp_VersionTableThatTheLastStepMakesUnreadable_SaysWhatIsCommitted(bool inOneTransaction)
    {
        using var host = RunnerHost.OfEverything("UnreadableAtLast");
        host.Runner = options => options.TransactionPerSession = inOneTransaction;

        var error = Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.Equal((ErrorCodes.HistoryUnreadable, "2 steps of this run are committed"), (error.Code, error.State));
        Assert.Contains("Books", host.File.Tables());
    }

    [Fact]
    public void MigrateUp_VersionTableThatBecomesUnreadableOnceItIsCreated_DoesNotSayThatNothingWasWritten()
    {
        using var host = new RunnerHost("Library");
        using var log = new CapturedLog(text =>
        {
            if (text == "VersionMigration migrated")
                host.File.Execute("INSERT INTO VersionInfo (Version) VALUES ('x')");
        });
        host.Services = services => services.AddLogging(logging => logging.AddProvider(log));

        var error = Assert.Throws<MigrationException>(() => host.Run(runner => runner.MigrateUp()));

        Assert.Equal((ErrorCodes.HistoryUnreadable, "no step of this run is committed"), (error.Code, error.State));
        Assert.Equal(["VersionInfo"], host.File.Tables());
    }

    [Fact]
    public void Up_FileIsNoDatabase_NamesTheBackupsOnce()
    {
        File.WriteAllText(_host.File.Path, new string('x', 4096));

        var error = Assert.Throws<MigrationException>(() =>
            _host.Run(runner => runner.Up(new Plain(migration => migration.Create.Table("t").WithColumn("a").AsInt32())))
        );

        Assert.Equal(2, error.Next.Split("there is none in").Length);
    }

    [Fact]
    public void Up_OfAnInstanceThatFails_TellsNoVersion()
    {
        _host.Run(runner => runner.MigrateUp());

        var error = Assert.Throws<MigrationException>(() =>
            _host.Run(runner => runner.Up(new Plain(migration => migration.Execute.Sql("bad"))))
        );

        Assert.Equal($"the step was rolled back; {_host.File.Path} is as it was before the step", error.State);
    }

    [Fact]
    public void MigrateUp_PasswordThatTheLibraryCannotUse_IsAnErrorOfTheConnection()
    {
        _host.ConnectionString += ";Password=secret";

        var error = Assert.Throws<UndeterminableConnectionException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.ConnectionStringRefused, Assert.IsType<MigrationException>(error.InnerException).Code);
    }

    [Fact]
    public void ConnectionString_OfAMigration_IsTheHosts()
    {
        string? seen = null;

        _host.Run(runner => runner.Up(new Plain(migration => seen = migration.ConnectionString)));

        Assert.Equal(_host.ConnectionString, seen);
    }
}
