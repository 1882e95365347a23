using FluentMigrator.Runner.Generators.Postgres;
using FluentMigrator.Runner.Processors.Postgres;
using Gromozeka.FluentMigrations.Runner;
using Gromozeka.FluentMigrations.Runner.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner;

/// <summary>Adds the engine to FluentMigrator's runner.</summary>
public static class GromozekaPostgresRunnerBuilderExtensions
{
    /// <summary>
    /// Runs migrations on PostgreSQL with the Gromozeka engine, instead of <c>AddPostgres()</c>. <see cref="IMigrationRunner"/> and
    /// everything else that a host does with FluentMigrator stay the same. May be called before or after <c>AddFluentMigratorCore</c>. If
    /// another processor is selected, FluentMigrator's own runner is used.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes what the engine does beyond FluentMigrator; null for the defaults.</param>
    public static IMigrationRunnerBuilder AddGromozekaPostgres(
        this IMigrationRunnerBuilder builder,
        Action<GromozekaPostgresOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.Configure<GromozekaPostgresOptions>(options => configure?.Invoke(options));
        if (!EngineServices.TryAdd<GromozekaPostgresOptions>(services, PostgresRunnerDialect.Of))
            return builder;
        // For hosts that request a generator from FluentMigrator; the engine does not.
        services.AddScoped<IMigrationGenerator>(_ => new Postgres15_0Generator(new PostgresQuoter(new PostgresOptions())));
        return builder;
    }
}
