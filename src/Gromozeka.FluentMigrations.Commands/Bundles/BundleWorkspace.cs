using Gromozeka.FluentMigrations.Commands.Diagnosis;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Commands.Bundles;

/// <summary>The migrations that are in a bundle, and the database that its settings name.</summary>
internal sealed class BundleWorkspace : Workspace
{
    private readonly CommandContext _context;
    private readonly IMigrationRegistration _registration;
    private readonly IConfiguration _configuration;
    private readonly LazyServices _services;

    public BundleWorkspace(CommandContext context, MigrationBundle bundle, IMigrationRegistration registration)
        : base(context)
    {
        _context = context;
        _registration = registration;
        _configuration = BundleSettings.Read(context, bundle, registration.Section);
        _services = new LazyServices(NewServices);
    }

    public override string Program { get; } = Environment.ProcessPath ?? AppContext.BaseDirectory;

    public override string? SettingsFolder => AppContext.BaseDirectory;

    protected override IServiceProvider Services => _services;

    public override IEnumerable<CheckNode> Checks() =>
        [
            .. ProgramChecks.OfLibraries(),
            new CheckNode("bundle", Program, true, null),
            ProgramChecks.OfMigrations(this),
            .. ProgramChecks.OfSettings(_configuration.GetSection(_registration.Section)),
        ];

    public override string? Claim(string file) => file == Resolve(Program) ? "it contains the migrations" : null;

    public override void Dispose()
    {
        _services.Dispose();
        base.Dispose();
    }

    protected override IDatabase CreateDatabase() => _registration.CreateDatabase(_configuration);

    protected override MigrationOptions CreateOptions() => _registration.CreateOptions(_configuration);

    private ServiceProvider NewServices()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_context.Log));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_configuration);
        _registration.AddServices(services, _configuration);
        return services.BuildServiceProvider();
    }
}
