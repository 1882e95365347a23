using Gromozeka.Bot.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Bot.Tests;

/// <summary>A wrong configuration stops the program before it touches a file, and says which key it is.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database:Provider: 'Oracle' is not known")]
    [InlineData("Database__LockTimeoutSeconds", "soon", "Database:LockTimeoutSeconds: 'soon' is not a number of seconds above 0")]
    [InlineData("Database__CommandTimeoutSeconds", "0", "Database:CommandTimeoutSeconds: '0' is not a whole number greater than 0")]
    [InlineData("Database__ConectionString", "Data Source=x.db", "Database:ConectionString: is not a setting")]
    [InlineData("Database__ConnectionString", "", "Database:ConnectionString: is empty")]
    [InlineData("Logging__LogLevel__Default", "Chatty", "'Chatty'")]
    public async Task Start_WithAWrongValue_NamesIt(string key, string value, string expected)
    {
        var file = _folder.New();

        var run = await BotProcess.Run(file, (key, value));

        RefusalTests.AssertError(run, ErrorCodes.InvalidConfiguration);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file.Path));
    }

    [Fact]
    public async Task Start_WithASettingsFileThatIsNoJson_NamesTheFile()
    {
        var settings = _folder.Settings("""{ "Database": { "ConnectionString": "Data Source=mine.db" """);

        var run = await BotProcess.RunAlone(settings);

        RefusalTests.AssertError(run, ErrorCodes.InvalidConfiguration);
        Assert.Contains(_folder.File("appsettings.json"), run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("mine.db")));
    }

    [Fact]
    public async Task Start_WithoutAnySettings_NamesTheKeyThatIsMissing()
    {
        var run = await BotProcess.RunAlone(("DOTNET_CONTENTROOT", _folder.Path));

        RefusalTests.AssertError(run, ErrorCodes.InvalidConfiguration);
        Assert.Contains("Database:ConnectionString: is missing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAFolderOfSettingsThatIsNotThere_NamesTheFolder()
    {
        var run = await BotProcess.RunAlone(("DOTNET_CONTENTROOT", _folder.File("absent")));

        RefusalTests.AssertError(run, ErrorCodes.InvalidConfiguration);
        Assert.Contains(_folder.File("absent"), run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Password=s3cret-Word")]
    [InlineData("Password='s3cret-Word and more'")]
    [InlineData("Password=\"s3cret-Word;x\"")]
    [InlineData("Pwd=s3cret-Word")]
    [InlineData("Pasword=s3cret-Word")]
    [InlineData("Password='s3cret-Word")]
    public async Task Start_WithAPassword_NeverShowsIt(string secret)
    {
        var file = _folder.New();

        var run = await BotProcess.RunAlone(
            ("Database__ConnectionString", $"Data Source={file.Path};{secret}"),
            ("Logging__LogLevel__Default", "Trace"),
            ("Logging__LogLevel__Microsoft", "Trace")
        );

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("s3cret", run.All, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Database:ConnectionString: ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file.Path));
    }
}
