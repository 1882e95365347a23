namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Steps that are a part of their caller's transaction, and instances that are their caller's own.</summary>
public sealed class CallersTransactionTests : IDisposable
{
    private readonly RunnerHost _host = new("Overtaken");

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("COMMIT; BEGIN")]
    public void Up_StepEndsItsCallersTransaction_IsReportedAsSuch(string sql)
    {
        var error = Assert.Throws<MigrationException>(() =>
            _host.Run(runner =>
            {
                using var scope = runner.BeginScope();
                runner.Up(new Plain(migration => migration.Execute.Sql(sql)));
            })
        );

        Assert.Equal(ErrorCodes.TransactionEnded, error.Code);
    }

    [Fact]
    public void MigrateUp_StepFoundDoneWithinTheSession_IsNotRun()
    {
        _host.Runner = options => options.TransactionPerSession = true;

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["1", "2"], _host.Versions());
        Assert.Equal(["VersionInfo"], _host.File.Tables());
    }

    [Fact]
    public void Up_SchemaMovedSinceTheInstanceWasAsked_AsksTheSameInstanceAgain()
    {
        _host.File.Execute("CREATE TABLE Shelves (Id INTEGER)");
        var asked = 0;
        var migration = new Plain(migration =>
        {
            asked++;
            _host.File.Execute("CREATE TABLE IF NOT EXISTS Books (Id INTEGER)");
            migration.Insert.IntoTable("Shelves").Row(new { Id = asked });
        });

        _host.Run(runner => runner.Up(migration));

        Assert.Equal(["2"], _host.File.Rows("SELECT Id FROM Shelves"));
    }

    [Fact]
    public void Up_RowsInTheWayOfAChange_NamesTheClassThatHasNoVersion()
    {
        _host.File.Execute("CREATE TABLE Books (Id INTEGER, Title TEXT); INSERT INTO Books VALUES (1, NULL)");

        var error = Assert.Throws<MigrationException>(() =>
            _host.Run(runner =>
                runner.Up(new Plain(migration => migration.Alter.Column("Title").OnTable("Books").AsString().NotNullable()))
            )
        );

        Assert.Equal((null, nameof(Plain)), (error.Version, error.Migration));
        Assert.Equal(["1"], _host.File.Rows("SELECT Id FROM Books WHERE Title IS NULL"));
    }
}
