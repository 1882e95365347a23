using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Gromozeka.Database.Tests.Hosting;

public sealed class DatabaseLocationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resolve_ARelativePath_IsInTheFolderOfTheSettingsFile()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Settings("app"), optional: false).Build();

        Assert.Equal(_folder.File("app/data/bot.db"), Resolve("Data Source=data/bot.db", configuration));
    }

    [Fact]
    public void Resolve_OverriddenByAnotherSource_IsStillInTheFolderOfTheSettingsFile()
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Settings("app"), optional: false)
            .AddInMemoryCollection([new("Database:ConnectionString", "Data Source=elsewhere.db")])
            .Build();

        Assert.Equal(_folder.File("app/elsewhere.db"), Resolve(configuration["Database:ConnectionString"]!, configuration));
    }

    [Fact]
    public void Resolve_WithASettingsFileThatIsNotThere_IsInTheFolderOfTheOneThatIs()
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(_folder.File("absent.json"), optional: true)
            .AddJsonFile(Settings("app"), optional: false)
            .Build();

        Assert.Equal(_folder.File("app/bot.db"), Resolve("Data Source=bot.db", configuration));
    }

    [Fact]
    public void Resolve_WithUserSecretsBehindTheSettingsFile_IsInTheFolderOfTheSettingsFile()
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Settings("app"), optional: false)
            .AddJsonFile(Settings("secrets"), optional: false)
            .Build();

        Assert.Equal(_folder.File("app/bot.db"), Resolve("Data Source=bot.db", configuration));
    }

    [Fact]
    public void Resolve_WithAConfigurationManager_FindsItsSettingsFile()
    {
        using var configuration = new ConfigurationManager();
        configuration.AddJsonFile(Settings("app"), optional: false);

        Assert.Equal(_folder.File("app/bot.db"), Resolve("Data Source=bot.db", configuration));
    }

    [Fact]
    public void Resolve_WithoutASettingsFile_IsInTheProgramsFolder()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();

        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "bot.db"), Resolve("Data Source=bot.db", configuration));
    }

    [Fact]
    public void Resolve_AnAbsolutePath_StaysWithAllElse()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Settings("app"), optional: false).Build();

        var resolved = new SqliteConnectionStringBuilder(
            DatabaseLocation.Resolve($"Data Source={_folder.File("my bot.db")};Cache=Shared;Pooling=False", configuration)
        );

        Assert.Equal(_folder.File("my bot.db"), resolved.DataSource);
        Assert.Equal(SqliteCacheMode.Shared, resolved.Cache);
        Assert.False(resolved.Pooling);
    }

    [Theory]
    [InlineData("Filename=x/../bot.db")]
    [InlineData("DataSource=./bot.db")]
    public void Resolve_OtherNamesOfTheKey_AreUnderstood(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Settings("app"), optional: false).Build();

        Assert.Equal(_folder.File("app/bot.db"), Resolve(connectionString, configuration));
    }

    private static string Resolve(string connectionString, IConfiguration configuration) =>
        new SqliteConnectionStringBuilder(DatabaseLocation.Resolve(connectionString, configuration)).DataSource;

    private string Settings(string folder)
    {
        Directory.CreateDirectory(_folder.File(folder));
        var path = _folder.File($"{folder}/appsettings.json");
        File.WriteAllText(path, "{}");
        return path;
    }
}
