using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Looks in the section <c>ConnectionStrings</c> of the host's configuration, where there is one.</summary>
public class ConfigurationConnectionStringReader : IConnectionStringReader
{
    private readonly IServiceProvider _serviceProvider;

    public ConfigurationConnectionStringReader(IServiceProvider serviceProvider) => _serviceProvider = serviceProvider;

    public int Priority => 100;

    public string GetConnectionString(string connectionStringOrName)
        => _serviceProvider.GetService<IConfiguration>()?.GetConnectionString(connectionStringOrName);
}
