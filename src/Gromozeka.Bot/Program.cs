using Gromozeka.Bot;
using Gromozeka.Database;
using Gromozeka.FluentMigrations.Commands;
using Microsoft.Extensions.DependencyInjection;
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
    builder.Services.AddSingleton<ConsoleFormatter, BotConsoleFormatter>();
    builder.Services.Configure<ConsoleLoggerOptions>(console =>
    {
        console.FormatterName = BotConsoleFormatter.FormatterName;
        console.LogToStandardErrorThreshold = LogLevel.Trace;
    });

    return builder.Build();
}
