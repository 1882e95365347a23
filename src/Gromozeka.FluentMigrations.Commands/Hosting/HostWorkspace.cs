using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Gromozeka.FluentMigrations.Commands.Diagnosis;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>The database and the migrations that a program has registered among its services.</summary>
internal sealed class HostWorkspace : Workspace
{
    private readonly IMigrationRegistration _registration;
    private readonly IConfiguration _configuration;
    private readonly ConsoleLog _log;

    public HostWorkspace(CommandContext context, IServiceProvider services)
        : base(context)
    {
        Services = services;
        IReadOnlyList<IMigrationRegistration> all = [.. services.GetServices<IMigrationRegistration>()];
        _registration = Choose(all, context.Value(HostFront.Database));
        Name = all.Count == 1 ? null : NameOf(_registration, all);
        _configuration = services.GetRequiredService<IConfiguration>();
        _log = new ConsoleLog(services);
    }

    /// <summary>The name of the database if the program has several; null if it has only one.</summary>
    public string? Name { get; }

    public override string Program { get; } =
        EntryLocation() is { Length: > 0 } location ? location : Environment.ProcessPath ?? AppContext.BaseDirectory;

    public override string? SettingsFolder => null;

    protected override IServiceProvider Services { get; }

    public override IEnumerable<CheckNode> Checks() =>
        [
            .. ProgramChecks.OfLibraries(),
            new CheckNode("program", Program, true, null),
            ProgramChecks.OfMigrations(this),
            .. ProgramChecks.OfSettings(_configuration.GetSection(_registration.Section)),
        ];

    public override string? Claim(string file) => file == Resolve(Program) ? "it contains the program" : null;

    public override void Dispose()
    {
        _log.Dispose();
        base.Dispose();
    }

    protected override IDatabase CreateDatabase() => _registration.CreateDatabase(_configuration);

    protected override MigrationOptions CreateOptions() => _registration.CreateOptions(_configuration);

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "The executable is taken where it is empty.")]
    private static string? EntryLocation() => Assembly.GetEntryAssembly()?.Location;

    private static IMigrationRegistration Choose(IReadOnlyList<IMigrationRegistration> all, string? name)
    {
        if (all.Count == 0)
        {
            throw Errors.NotFound(
                "The program registers no database for its commands.",
                "none of its services is an IMigrationRegistration",
                "register the database with AddMigrations, or an IMigrationRegistration as a service"
            );
        }

        var names = string.Join(", ", all.Select(registration => NameOf(registration, all)));
        if (name is null)
        {
            return all.Count == 1
                ? all[0]
                : throw Errors.CommandLine(
                    "The program has several databases.",
                    $"they are {names}",
                    $"name one of them: --database {NameOf(all[0], all)}"
                );
        }

        var named = all.Where(registration =>
                new[] { registration.Section, NameOf(registration, all) }.Contains(name, StringComparer.OrdinalIgnoreCase)
            )
            .ToList();
        return named.Count switch
        {
            1 => named[0],
            0 => throw Errors.CommandLine(
                $"The program has no database '{name}'.",
                all.Count == 1 ? $"it has {names}" : $"they are {names}",
                "name one of them, or leave --database out"
            ),
            _ => throw Errors.CommandLine(
                $"The program has {Quantity.Of(named.Count, "database")} with the name '{name}'.",
                "they have the same configuration section",
                "give each its own section in the program"
            ),
        };
    }

    /// <summary>
    /// The name of the registration; the whole section if another database has the same name, because a command must not act on the other
    /// one.
    /// </summary>
    private static string NameOf(IMigrationRegistration registration, IReadOnlyList<IMigrationRegistration> all) =>
        all.Count(other => other.Name.Equals(registration.Name, StringComparison.OrdinalIgnoreCase)) == 1
            ? registration.Name
            : registration.Section;
}
