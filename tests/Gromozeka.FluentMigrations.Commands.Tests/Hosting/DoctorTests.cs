using Gromozeka.FluentMigrations.Commands.HalfDone;
using Gromozeka.FluentMigrations.Commands.Support;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>Whatever refuses the next run is a problem that <c>doctor</c> finds.</summary>
[Collection("console")]
public sealed class DoctorTests : IDisposable
{
    private readonly TestProgram _program = new(typeof(CreateShelves))
    {
        Configure = options => (options.KeepLog, options.AllowBreakingChange) = (true, true),
    };

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task AfterAHalfDoneStep_IsARefusal()
    {
        Assert.Equal(ErrorCodes.PartlyApplied.ExitCode, (await _program.Run("migrate")).Code);

        await RefusesAs(ErrorCodes.HalfDone);
        var status = (await _program.Run("status")).Output;
        Assert.Matches("(?m)^  · 2 +FillShelves +pending \\(started, not finished\\)$", status);
        Assert.EndsWith(" validate", status.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GM301", "INSERT INTO VersionInfo (Version) VALUES (99)")]
    [InlineData("GM303", "INSERT INTO VersionInfo (Version) VALUES (3)")]
    [InlineData("GM307", "SELECT 1")]
    [InlineData("GM201", "DROP TABLE VersionInfo; CREATE TABLE VersionInfo (Version INTEGER CHECK (Version > 5))")]
    public async Task AHistoryThatRefusesTheNextRun_IsARefusal(string code, string sql)
    {
        Assert.Equal(0, (await _program.Run("migrate", "--target", "1")).Code);
        _program.File.Execute(sql);
        if (code == ErrorCodes.BreakingChange.Id)
            _program.Configure = options => options.KeepLog = true;
        var error = (await _program.Run("migrate")).Error;

        Assert.StartsWith(code, error, StringComparison.Ordinal);
        await RefusesAs(ErrorCodes.All.Single(known => known.Id == code));
    }

    [Fact]
    public async Task ADatabaseThatCanBeMigrated_HasNoProblem()
    {
        Assert.Contains("No problems found.", (await _program.Run("doctor")).Output, StringComparison.Ordinal);
        await _program.Run("migrate", "--target", "1");
        Assert.Contains("No problems found.", (await _program.Run("doctor")).Output, StringComparison.Ordinal);
    }

    private async Task RefusesAs(ErrorCode code)
    {
        var run = await _program.Run("migrate");
        Assert.Equal(code.ExitCode, run.Code);
        Assert.StartsWith(code.Id, run.Error, StringComparison.Ordinal);

        var (exitCode, output, _) = await _program.Run("doctor");

        Assert.Contains("next run", output, StringComparison.Ordinal);
        Assert.Contains(code.Id, output, StringComparison.Ordinal);
        Assert.DoesNotContain("No problems found.", output, StringComparison.Ordinal);
        Assert.Equal(code.ExitCode, exitCode);
    }
}
