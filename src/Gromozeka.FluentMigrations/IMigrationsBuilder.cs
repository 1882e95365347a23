using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// What a host says of one database and its migrations. It stands in the engine, so that a dialect can add its <c>Use…</c> to it and know
/// no host, and a host can offer it and know no dialect.
/// </summary>
public interface IMigrationsBuilder
{
    /// <summary>The name by which the host tells its databases apart; empty for the one without a name.</summary>
    string Name { get; }

    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }

    /// <summary>Names the database.</summary>
    /// <param name="source">What creates it.</param>
    void Use(DatabaseSource source);
}
