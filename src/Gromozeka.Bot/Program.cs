using Gromozeka.Bot;
using Gromozeka.Database;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = args,
    // Settings and database stand beside the program, from whichever folder it is started.
    ContentRootPath = Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT") ?? AppContext.BaseDirectory,
});
builder.Services.AddGromozekaDatabase(builder.Configuration);
builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
// The program itself says why it could not start: once, and without a stack trace. Other log providers get the errors in full.
builder.Logging.AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
builder.Logging.AddFilter<ConsoleLoggerProvider>("Gromozeka.FluentMigrations", level => level < LogLevel.Error);

using var host = builder.Build();
return await Startup.RunAsync(host, Console.Out, Console.Error);
