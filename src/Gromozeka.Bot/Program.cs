using Gromozeka.Bot;
using Gromozeka.Database;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Hosting.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

var isCommand = MigrationCommands.AreAsked(args);
return isCommand ? MigrationCommands.Run(args, () => Build().Services) : await Startup.RunAsync(Build, Console.Out, Console.Error);

IHost Build()
{
    var builder = Host.CreateApplicationBuilder(
        new HostApplicationBuilderSettings
        {
            Args = isCommand ? [] : args,
            // Settings and database are next to the program, whatever the current folder is.
            ContentRootPath = Path.GetFullPath(Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT") ?? AppContext.BaseDirectory),
        }
    );
    builder.Services.AddGromozekaDatabase(builder.Configuration);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Logging.UseBotConsole();
    CloseOptionsOfHost(builder.Services);
    return builder.Build();
}

// Of what the host itself needs at each start.
static void CloseOptionsOfHost(IServiceCollection services)
{
    services.Close<HostOptions>();
    services.Close<ConsoleLifetimeOptions>();
    services.Close<LoggerFactoryOptions>();
    services.Close<LoggerFilterOptions>();
    services.Close<ConsoleLoggerOptions>();
    services.Close<MetricsOptions>();
}
