using System.Data.Common;
using Gromozeka.Database.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.Database.Tests.Hosting;

public sealed class SqliteConnectionFactoryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("false", 0L)]
    [InlineData("true", 1L)]
    public void Open_WithTheSetting_SwitchesForeignKeys(string setting, long expected)
    {
        using var host = BotHost.Build(Bot.Migrated(_folder), settings: [("ForeignKeys", setting)]);

        using var connection = Factory(host.Services).Open();

        Assert.Equal(expected, Scalar(connection, "PRAGMA foreign_keys"));
    }

    [Fact]
    public void Open_WithoutTheSetting_LeavesForeignKeysOffWhateverTheConnectionStringSays()
    {
        var file = Bot.Migrated(_folder);
        using var host = BotHost.Build(file, settings: [("ConnectionString", $"Data Source={file.Path};Foreign Keys=True;Pooling=False")]);

        using var connection = Factory(host.Services).Open();

        Assert.Equal(0L, Scalar(connection, "PRAGMA foreign_keys"));
    }

    [Fact]
    public void Open_WithATimeout_GivesItToEachCommand()
    {
        using var host = BotHost.Build(Bot.Migrated(_folder), settings: [("CommandTimeoutSeconds", "7")]);

        using var connection = Factory(host.Services).Open();
        using var command = connection.CreateCommand();

        Assert.Equal(7, command.CommandTimeout);
    }

    [Fact]
    public void Open_WhereThereIsNoFile_FailsAndMakesNone()
    {
        using var host = BotHost.Build(new DatabaseFile(_folder.File("absent.db")));

        Assert.Throws<SqliteException>(() => Factory(host.Services).Open());

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Open_Twice_GivesTwoConnectionsThatSeeTheSameRows()
    {
        using var host = BotHost.Build(Bot.Migrated(_folder));
        using var writer = Factory(host.Services).Open();
        using var reader = Factory(host.Services).Open();

        Scalar(writer, "INSERT INTO cache_weather (key, data) VALUES ('k', 'd')");

        Assert.NotSame(writer, reader);
        Assert.Equal(1L, Scalar(reader, "SELECT count(*) FROM cache_weather"));
    }

    [Fact]
    public void Path_OfTheFactory_IsAbsolute()
    {
        var file = Bot.Migrated(_folder);
        using var host = BotHost.Build(file);

        Assert.Equal(file.Path, Factory(host.Services).Path);
    }

    private static IDatabaseConnectionFactory Factory(IServiceProvider services) =>
        services.GetRequiredService<IDatabaseConnectionFactory>();

    private static object? Scalar(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
