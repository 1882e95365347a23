using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Providers;
using Gromozeka.FluentMigrations.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace Gromozeka.FluentMigrations.Cli.Configuration;

/// <summary>
/// The configuration of the program as its host would read it, overridden by the tool's own environment variables and options. Knows the
/// origin of each value.
/// </summary>
internal sealed class Settings
{
    private const string ConnectionString = "ConnectionString";
    private const string LockTimeout = "LockTimeoutSeconds";
    private const string Provider = "Provider";
    private const string Scratch = "ScratchConnectionString";

    private readonly Dictionary<string, string> _origins = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="context">The command.</param>
    /// <param name="folder">The folder of <c>appsettings.json</c>.</param>
    /// <param name="section">The section of the database.</param>
    public Settings(CommandContext context, string folder, string section)
    {
        Section = section;
        var environment = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? "Production";
        var builder = new ConfigurationBuilder();
        foreach (
            var file in new[] { "appsettings.json", $"appsettings.{environment}.json" }.Where(file =>
                File.Exists(Path.Combine(folder, file))
            )
        )
            builder.SetBasePath(folder).AddJsonFile(file);
        builder.AddEnvironmentVariables();
        var program = builder.Build();
        Configuration = builder.AddInMemoryCollection(Overrides(context, program)).Build();
    }

    public string Section { get; }

    public IConfigurationRoot Configuration { get; }

    /// <summary>The keys of the section that have a value, with their origin.</summary>
    public IEnumerable<(string Key, string Value, string Origin)> Values() =>
        from child in Configuration.GetSection(Section).GetChildren()
        where child.Value is not null
        select (child.Path, child.Value!, Origin(child.Path));

    private Dictionary<string, string?> Overrides(CommandContext context, IConfigurationRoot program)
    {
        var overrides = new Dictionary<string, string?>();
        var product = context.Value(WorkspaceOptions.Processor) ?? Environment.GetEnvironmentVariable("FM_PROVIDER");
        var connection = context.Value(WorkspaceOptions.Connection) ?? Environment.GetEnvironmentVariable("FM_CONNECTION");
        var provider = string.IsNullOrEmpty(product) ? OfProgram(program, connection) : Product(product);
        Set(ConnectionString, "FM_CONNECTION", WorkspaceOptions.Connection.Name, context.Value(WorkspaceOptions.Connection), text =>
            Connection(text, program, provider)
        );
        Set(
            LockTimeout,
            "FM_LOCK_TIMEOUT",
            WorkspaceOptions.LockTimeout.Name,
            context.Value(WorkspaceOptions.LockTimeout)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            text => text
        );
        Set(Scratch, "FM_SCRATCH", WorkspaceOptions.Scratch.Name, context.Value(WorkspaceOptions.Scratch), text => Named(text, program));
        if (context.NeedsNoDatabase && program[$"{Section}:{ConnectionString}"] is null)
            overrides.TryAdd($"{Section}:{ConnectionString}", provider.ScratchConnection);
        Set(Provider, "FM_PROVIDER", WorkspaceOptions.Processor.Name, context.Value(WorkspaceOptions.Processor), _ => provider.SettingName);
        return overrides;

        void Set(string key, string variable, string option, string? given, Func<string, string> read)
        {
            var value = given ?? Environment.GetEnvironmentVariable(variable);
            if (string.IsNullOrEmpty(value))
                return;
            overrides[$"{Section}:{key}"] = read(value);
            _origins[$"{Section}:{key}"] = given is null ? variable : option;
        }
    }

    /// <summary>
    /// The product that the program's settings name, or else that of the connection. The program's own registration judges values that the
    /// tool does not know.
    /// </summary>
    private IDatabaseProvider OfProgram(IConfigurationRoot program, string? connection) =>
        program[$"{Section}:{Provider}"] is { Length: > 0 } name && DatabaseProviders.Find(name) is { } provider
            ? provider
            : DatabaseProviders.OfConnection(
                string.IsNullOrEmpty(connection) ? program[$"{Section}:{ConnectionString}"]
                : connection.Contains('=', StringComparison.Ordinal) ? connection
                : program.GetConnectionString(connection)
            );

    private static IDatabaseProvider Product(string name) =>
        DatabaseProviders.Find(name)
        ?? throw Errors.CommandLine(
            $"There is no processor '{name}'.",
            $"this tool has {string.Join(", ", DatabaseProviders.Names)}",
            $"write --processor {DatabaseProviders.Default.Name}, or leave it out"
        );

    private static string Connection(string text, IConfigurationRoot program, IDatabaseProvider provider)
    {
        var connection = Named(text, program);
        try
        {
            return provider.Complete(connection);
        }
        catch (MigrationException error)
        {
            throw Errors.CommandLine(
                "The connection string cannot be used.",
                error.Why,
                $"write, for example, \"{provider.ExampleConnection}\""
            );
        }
    }

    /// <summary>A connection string, or that of a name.</summary>
    private static string Named(string text, IConfigurationRoot program) =>
        text.Contains('=', StringComparison.Ordinal)
            ? text
            : program.GetConnectionString(text)
                ?? throw Errors.CommandLine(
                    $"'{text}' is not a connection.",
                    "it is neither a connection string nor a name in ConnectionStrings of the settings",
                    $"write a connection string, for example \"Data Source={text}\""
                );

    private string Origin(string key)
    {
        if (_origins.TryGetValue(key, out var origin))
            return origin;
        return Configuration.Providers.Reverse().FirstOrDefault(provider => provider.TryGet(key, out _)) switch
        {
            JsonConfigurationProvider file => file.Source.FileProvider?.GetFileInfo(file.Source.Path!).PhysicalPath ?? file.Source.Path!,
            EnvironmentVariablesConfigurationProvider => key.Replace(":", "__", StringComparison.Ordinal),
            MemoryConfigurationProvider => "the command line",
            _ => "the default",
        };
    }
}
