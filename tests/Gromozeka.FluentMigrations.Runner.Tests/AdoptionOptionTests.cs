using System.Data.Common;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>A database that has the tables but no version: adopted, and mirrored, only where the options ask for that.</summary>
public sealed class AdoptionOptionTests : IDisposable
{
    private const string Grown = """
        CREATE TABLE Books (Id INTEGER NOT NULL CONSTRAINT PK_Books PRIMARY KEY AUTOINCREMENT, Title TEXT NOT NULL);
        INSERT INTO Books (Title) VALUES ('Moby-Dick'), ('Emma');
        """;

    private readonly RunnerHost _host = new("Library");

    public AdoptionOptionTests() => _host.File.Execute(Grown);

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MigrateUp_AdoptExistingDatabase_RecordsTheFirstAndRunsTheRest(bool isOneTransaction)
    {
        With(options => options.AdoptExistingDatabase = true);
        _host.Runner = options => options.TransactionPerSession = isOneTransaction;

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
        Assert.Equal(["1|Moby-Dick|", "2|Emma|"], _host.File.Rows("SELECT Id, Title, Year FROM Books ORDER BY Id"));
    }

    [Fact]
    public void MigrateUp_NotAskedToAdopt_FailsAsUnderFluentMigratorAndKeepsTheRows()
    {
        Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Empty(_host.Versions());
        Assert.Equal("2", _host.File.Scalar("SELECT count(*) FROM Books"));
    }

    [Fact]
    public void MigrateUp_CheckThatObjects_WritesNothing()
    {
        var hash = _host.File.Hash;
        With(options =>
        {
            options.AdoptExistingDatabase = true;
            options.AdoptionChecks.Add(new Objects());
        });

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Contains("there are 2 books", error.Message, StringComparison.Ordinal);
        Assert.Equal(hash, _host.File.Hash);
    }

    [Fact]
    public void MigrateUp_OtherShape_IsRefused()
    {
        _host.File.Execute("DROP TABLE Books; CREATE TABLE Books (Id INTEGER PRIMARY KEY)");
        var hash = _host.File.Hash;
        With(options => options.AdoptExistingDatabase = true);

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.ShapeDiffers, error.Code);
        Assert.Equal(hash, _host.File.Hash);
    }

    [Fact]
    public void Mirror_UpAndDown_IsInStep()
    {
        With(options =>
            (options.AdoptExistingDatabase, options.Mirror) = (true, new HistoryMirror("facts", "name", "value", "version", EnsureMirror))
        );

        _host.Run(runner => runner.MigrateUp(2));
        Assert.Equal("2", _host.File.Scalar("SELECT value FROM facts WHERE name = 'version'"));

        _host.Run(runner => runner.MigrateDown(1));
        Assert.Equal("1", _host.File.Scalar("SELECT value FROM facts WHERE name = 'version'"));
    }

    private const string EnsureMirror = """
        CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT);
        INSERT OR REPLACE INTO facts SELECT 'version', coalesce(max(Version), 0) FROM VersionInfo;
        CREATE TRIGGER IF NOT EXISTS facts_up AFTER INSERT ON VersionInfo BEGIN
            INSERT OR REPLACE INTO facts SELECT 'version', coalesce(max(Version), 0) FROM VersionInfo;
        END;
        CREATE TRIGGER IF NOT EXISTS facts_down AFTER DELETE ON VersionInfo BEGIN
            INSERT OR REPLACE INTO facts SELECT 'version', coalesce(max(Version), 0) FROM VersionInfo;
        END;
        """;

    private void With(Action<GromozekaSQLiteOptions> configure) => _host.Database = builder => builder.AddGromozekaSQLite(configure);

    private sealed class Objects : IAdoptionCheck
    {
        public AdoptionObjection? Examine(Func<string, DbCommand> createCommand)
        {
            using var command = createCommand("SELECT count(*) FROM Books");
            return new AdoptionObjection($"there are {command.ExecuteScalar()} books", "ask the librarian");
        }
    }
}
