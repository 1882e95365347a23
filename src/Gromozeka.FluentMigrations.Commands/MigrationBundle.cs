using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Gromozeka.FluentMigrations.Commands.Bundles;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>
/// The program that <c>dotnet fm bundle</c> creates: the commands, with the migrations of an application, which itself is not started. The
/// settings are those next to the executable; <c>--connection</c> and <c>FM_CONNECTION</c> name another database.
/// </summary>
public sealed class MigrationBundle
{
    /// <summary>The assembly that the bundle was created for.</summary>
    public required Assembly Program { get; init; }

    /// <summary>The <see cref="IMigrationRegistration"/> of the application; null if it has none.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type? Registration { get; init; }

    /// <summary>The assemblies with the migrations of an application without a registration.</summary>
    public IReadOnlyList<Assembly> Assemblies { get; init; } = [];

    /// <summary>Completes a connection string that a user has given: resolves a relative path against the current folder.</summary>
    public required Func<string, string> CompleteConnection { get; init; }

    /// <summary>
    /// Creates a database from its connection string and its lock timeout, for an application without a registration.
    /// </summary>
    public required Func<string, TimeSpan, IDatabase> CreateDatabase { get; init; }

    /// <summary>Runs a command. Blocks until it is done; Ctrl-C and SIGTERM roll back the running migration.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The exit code, as docs/cli.md lists them.</returns>
    public int Run(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return Application.Run(new BundleFront(this, new Lazy<IMigrationRegistration>(NewRegistration)), args);
    }

    private IMigrationRegistration NewRegistration() =>
        Registration is null
            ? new PlainRegistration(Assemblies, _ => CreateDatabase)
            : (IMigrationRegistration)Activator.CreateInstance(Registration)!;
}
