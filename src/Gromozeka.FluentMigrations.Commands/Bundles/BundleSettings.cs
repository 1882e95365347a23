using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations.Commands.Bundles;

/// <summary>
/// The settings of a bundle. Each source overrides those before it: <c>appsettings.json</c> next to the bundle, the file of the environment
/// (<c>appsettings.Production.json</c>), environment variables, <c>FM_LOCK_TIMEOUT</c>, and the connection of <c>FM_CONNECTION</c> or
/// <c>--connection</c>.
/// </summary>
internal static class BundleSettings
{
    public static IConfiguration Read(CommandContext context, MigrationBundle bundle, string section)
    {
        var environment = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? "Production";
        var builder = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables();
        if (Environment.GetEnvironmentVariable("FM_LOCK_TIMEOUT") is { Length: > 0 } seconds)
            builder.AddInMemoryCollection([new($"{section}:LockTimeoutSeconds", seconds)]);
        var given = context.Value(BundleFront.Connection) ?? Environment.GetEnvironmentVariable("FM_CONNECTION");
        return string.IsNullOrEmpty(given)
            ? builder.Build()
            : builder.AddInMemoryCollection([new($"{section}:ConnectionString", Complete(bundle, given, builder.Build()))]).Build();
    }

    private static string Complete(MigrationBundle bundle, string given, IConfigurationRoot program)
    {
        var connection = given.Contains('=', StringComparison.Ordinal)
            ? given
            : program.GetConnectionString(given)
                ?? throw Errors.CommandLine(
                    $"'{given}' is not a connection.",
                    "it is neither a connection string nor a name in ConnectionStrings of the settings",
                    $"write a connection string, for example \"Data Source={given}\""
                );
        try
        {
            return bundle.CompleteConnection(connection);
        }
        catch (ArgumentException error)
        {
            throw Errors.CommandLine("The connection string cannot be used.", error.Message, "write, for example, \"Data Source=shop.db\"");
        }
    }
}
