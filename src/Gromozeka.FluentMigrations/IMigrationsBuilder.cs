using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// Configures one database and its migrations in a host. It is part of the engine, so that a dialect can add its <c>Use…</c> method without
/// knowing a host, and a host can implement it without knowing a dialect.
/// </summary>
public interface IMigrationsBuilder
{
    /// <summary>The name that distinguishes the databases of the host; empty for the one without a name.</summary>
    string Name { get; }

    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }

    /// <summary>Sets the database.</summary>
    /// <param name="source">Creates the database.</param>
    void Use(DatabaseSource source);
}
