using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Settings;

/// <summary>Where a relative path begins in a program without a host.</summary>
public sealed class SettingsFolderTests : IDisposable
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

    private static string Resolve(string connectionString, IConfiguration configuration) =>
        new ServiceCollection()
            .AddSingleton(configuration)
            .AddMigrations(database => database.UseSqlite(connectionString).Of("Shop"))
            .BuildServiceProvider()
            .GetRequiredService<IDatabase>()
            .Name;

    private string Settings(string folder)
    {
        Directory.CreateDirectory(_folder.File(folder));
        var path = _folder.File($"{folder}/appsettings.json");
        File.WriteAllText(path, "{}");
        return path;
    }
}
