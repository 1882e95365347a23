using Gromozeka.FluentMigrations.Commands.Support;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>An error of the settings names the setting, and no option or variable that a program does not have.</summary>
[Collection("console")]
public sealed class SettingErrorTests : IDisposable
{
    private readonly TestProgram _program = new(typeof(CreateOrders));

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("Migrations:Bogus", "1", "is not a setting")]
    [InlineData("Migrations:BackupKeep", "0", "'0'")]
    [InlineData("Migrations:Start", "Chek", "'Chek'")]
    [InlineData("Migrations:LockTimeoutSeconds", "NaN", "'NaN' is not a number of seconds")]
    public async Task AWrongSetting_IsNamed(string key, string value, string why)
    {
        _program.Settings[key] = value;

        foreach (var command in new[] { "status", "migrate", "doctor" })
        {
            var (code, _, error) = await _program.Run(command);

            Assert.Equal(ErrorCodes.InvalidConfiguration.ExitCode, code);
            Assert.StartsWith($"GM701 The setting {key} is wrong.", error, StringComparison.Ordinal);
            Assert.Contains(why, error, StringComparison.Ordinal);
            Assert.Contains($"next:  correct {key} in appsettings.json, or set", error, StringComparison.Ordinal);
            Assert.DoesNotContain("--connection", error, StringComparison.Ordinal);
            Assert.DoesNotContain("FM_", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SeveralWrongSettings_AreAllNamed()
    {
        (_program.Settings["Migrations:Bogus"], _program.Settings["Migrations:BackupKeep"]) = ("1", "0");

        var (_, _, error) = await _program.Run("status");

        Assert.StartsWith("GM701 2 settings are wrong.", error, StringComparison.Ordinal);
        Assert.Contains("correct Migrations:BackupKeep in", error, StringComparison.Ordinal);
        Assert.Contains("correct Migrations:Bogus in", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABackupOfNothing_SaysThatThereIsNoDatabase()
    {
        var (code, _, error) = await _program.Run("backup");

        Assert.Equal(ErrorCodes.InvalidConfiguration.ExitCode, code);
        Assert.StartsWith("GM701 The database does not exist.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("FM_", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database:LockTimeoutSeconds: 'abc' is not a number", "The setting Database:LockTimeoutSeconds is wrong.")]
    [InlineData("Failed to convert configuration value 'x' at 'Shop:Port' to type 'System.Int32'.", "The setting Shop:Port is wrong.")]
    [InlineData("Shop:Database:Scratch (--scratch, FM_SCRATCH): none", "The setting Shop:Database:Scratch is wrong.")]
    [InlineData("DataAnnotation validation failed for 'X': it is wrong", "The configuration is wrong.")]
    public void AFault_IsReadForItsKey(string fault, string what) => Assert.Equal(what, SettingErrors.Of(fault).What);

    /// <summary>Where a value comes from is where it is corrected.</summary>
    [Fact]
    public void AVariableThatGivesTheValue_IsNamed()
    {
        Environment.SetEnvironmentVariable("MIGRATIONSOFTHISTEST__BOGUS", "1");
        try
        {
            Assert.Equal(
                "correct the environment variable MIGRATIONSOFTHISTEST__BOGUS",
                SettingErrors.Of("MigrationsOfThisTest:Bogus: is not a setting").Next
            );
        }
        finally
        {
            Environment.SetEnvironmentVariable("MIGRATIONSOFTHISTEST__BOGUS", null);
        }
    }
}
