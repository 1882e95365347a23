using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gromozeka.Database.Tests.Support;

/// <summary>A host with the bot's database and nothing of the machine: no files, no environment variables.</summary>
internal static class BotHost
{
    public static IHost Build(
        DatabaseFile file,
        string environment = "Production",
        CapturedLog? log = null,
        Action<HostApplicationBuilder>? before = null,
        Action<HostApplicationBuilder>? after = null,
        params (string Key, string? Value)[] settings
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection([new("Database:ConnectionString", $"Data Source={file.Path};Pooling=False")]);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => new KeyValuePair<string, string?>($"Database:{setting.Key}", setting.Value))
        );
        if (log is not null)
            builder.Logging.AddProvider(log);
        before?.Invoke(builder);
        builder.Services.AddGromozekaDatabase(builder.Configuration);
        after?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>Starts and stops a host.</summary>
    public static async Task Start(DatabaseFile file, string environment = "Production", CapturedLog? log = null)
    {
        using var host = Build(file, environment, log);
        await host.StartAsync();
        await host.StopAsync();
    }
}
