namespace Gromozeka.FluentMigrations.Runner;

/// <summary>A version table that another program made is found before the first write, whoever holds the transaction.</summary>
public sealed class OtherProgramsTableTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("CREATE TABLE VersionInfo (Version TEXT)", false)]
    [InlineData("CREATE TABLE VersionInfo (Version TEXT)", true)]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER, Script TEXT NOT NULL)", false)]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER, Script TEXT NOT NULL)", true)]
    public void MigrateUp_VersionTableOfAnotherProgram_IsRefusedAndChangesNoByte(string sql, bool isOneTransaction)
    {
        _host.File.Execute(sql);
        _host.Runner = options => options.TransactionPerSession = isOneTransaction;
        var before = _host.File.Hash;

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));

        Assert.Equal(ErrorCodes.HistoryUnreadable, error.Code);
        Assert.Equal(before, _host.File.Hash);
    }
}
