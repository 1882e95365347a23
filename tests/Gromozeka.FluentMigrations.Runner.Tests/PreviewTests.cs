namespace Gromozeka.FluentMigrations.Runner;

public sealed class PreviewTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void MigrateUp_PreviewOfNoFile_LogsTheSqlAndMakesNoFile()
    {
        _host.Builder = builder => builder.AsGlobalPreview().ScanIn(typeof(RunnerHost).Assembly).For.Migrations();

        _host.Run(runner => runner.MigrateUp());

        Assert.False(File.Exists(_host.File.Path));
        Assert.Equal("PREVIEW-ONLY MODE", _host.Log.Of(RunnerEventIds.Heading)[0]);
        Assert.Contains(_host.Log.Of(RunnerEventIds.Sql), sql => sql.StartsWith("CREATE TABLE \"Books\"", StringComparison.Ordinal));
        Assert.Contains(
            "INSERT INTO \"main\".\"VersionInfo\" (\"Version\", \"AppliedOn\", \"Description\") VALUES (1, CURRENT_TIMESTAMP, "
                + "'The books');",
            _host.Log.Of(RunnerEventIds.Sql)
        );
    }

    [Fact]
    public void MigrateUp_PreviewOfFile_LogsWhatIsPendingAndLeavesTheFile()
    {
        _host.Run(runner => runner.MigrateUp(1));
        var hash = _host.File.Hash;
        _host.Processor = options => options.PreviewOnly = true;

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(hash, _host.File.Hash);
        Assert.Contains("2: AddYear migrating", _host.Log.Of(RunnerEventIds.Heading));
        Assert.DoesNotContain(
            "1: CreateBooks migrating",
            _host.Log.Of(RunnerEventIds.Heading).SkipWhile(heading => heading != "PREVIEW-ONLY MODE")
        );
    }

    [Fact]
    public void MigrateUp_PreviewOfARebuild_LogsTheCopyAndLeavesTheFile()
    {
        using var host = new RunnerHost("Linked");
        host.Run(runner => runner.MigrateUp(1));
        var hash = host.File.Hash;
        host.Processor = options => options.PreviewOnly = true;

        host.Run(runner => runner.MigrateUp());

        Assert.Equal(hash, host.File.Hash);
        Assert.Contains(host.Log.Of(RunnerEventIds.Sql), sql => sql.Contains("\"Number\" TEXT NOT NULL", StringComparison.Ordinal));
        Assert.Contains(host.Log.Of(RunnerEventIds.Sql), sql =>
            sql.EndsWith("SELECT \"Id\", \"Number\" FROM \"main\".\"Shelves\" ORDER BY rowid;", StringComparison.Ordinal)
        );
        Assert.Contains("ALTER TABLE \"main\".\"Shelves__rebuild\" RENAME TO \"Shelves\";", host.Log.Of(RunnerEventIds.Sql));
    }

    [Fact]
    public void MigrateUp_PreviewOfARebuildOfATableThatIsPending_LogsBoth()
    {
        using var host = new RunnerHost("Linked") { Processor = options => options.PreviewOnly = true };

        host.Run(runner =>
        {
            runner.MigrateUp();
            runner.MigrateUp();
        });

        Assert.False(File.Exists(host.File.Path));
        // Each preview begins with the database as it is.
        Assert.Equal(
            2,
            host.Log.Of(RunnerEventIds.Sql)
                .Count(sql => sql.StartsWith("CREATE TABLE \"main\".\"Shelves__rebuild\"", StringComparison.Ordinal))
        );
        Assert.Empty(host.Log.Warnings);
    }

    [Fact]
    public void Up_PreviewOfWhatDependsOnCode_SaysSoAndGoesOn()
    {
        var hasRun = false;
        _host.Processor = options => options.PreviewOnly = true;

        _host.Run(runner =>
            runner.Up(
                new Plain(migration =>
                {
                    migration.Execute.WithConnection((_, _) => hasRun = true);
                    migration.Execute.Sql("INSERT INTO by_code VALUES (1)");
                    migration.Create.Table("after").WithColumn("a").AsInt32();
                })
            )
        );

        Assert.False(hasRun);
        Assert.Contains("INSERT INTO by_code VALUES (1);", _host.Log.Of(RunnerEventIds.Sql));
        Assert.Contains(_host.Log.Of(RunnerEventIds.Sql), sql => sql.StartsWith("CREATE TABLE \"after\"", StringComparison.Ordinal));
        Assert.Contains("operation 2 of 3: this cannot be tried on a copy", Assert.Single(_host.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Rollback_Preview_LogsTheSqlAndLeavesTheFile()
    {
        _host.Run(runner => runner.MigrateUp());
        var hash = _host.File.Hash;
        _host.Processor = options => options.PreviewOnly = true;

        _host.Run(runner => runner.RollbackToVersion(0));

        Assert.Equal(hash, _host.File.Hash);
        Assert.Contains("DROP TABLE \"Readers\";", _host.Log.Of(RunnerEventIds.Sql));
        Assert.Contains("DELETE FROM \"main\".\"VersionInfo\" WHERE \"Version\" = 1;", _host.Log.Of(RunnerEventIds.Sql));
    }

    [Fact]
    public void MigrateUp_NoConnection_LogsWhatIsAboveTheStartVersion()
    {
        _host.ConnectionString = "";
        _host.Runner = options => (options.NoConnection, options.StartVersion) = (true, 2);

        _host.Run(runner => runner.MigrateUp());

        Assert.False(File.Exists(_host.File.Path));
        Assert.DoesNotContain(_host.Log.Of(RunnerEventIds.Sql), sql => sql.StartsWith("CREATE TABLE \"Books\"", StringComparison.Ordinal));
        Assert.Contains(_host.Log.Of(RunnerEventIds.Sql), sql => sql.StartsWith("CREATE TABLE \"Readers\"", StringComparison.Ordinal));
    }

    [Fact]
    public void ProcessorExecute_Preview_RunsNothing()
    {
        _host.Run(runner => runner.MigrateUp());
        var hash = _host.File.Hash;
        _host.Processor = options => options.PreviewOnly = true;

        _host.Run(runner => runner.Processor.Execute("DELETE FROM VersionInfo"));

        Assert.Equal(hash, _host.File.Hash);
        Assert.Contains("DELETE FROM VersionInfo;", _host.Log.Of(RunnerEventIds.Sql));
    }
}
