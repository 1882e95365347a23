using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Generators.SQLite;
using Gromozeka.FluentMigrations.Runner;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner;

/// <summary>Adds the engine to FluentMigrator's runner.</summary>
public static class GromozekaSQLiteRunnerBuilderExtensions
{
    /// <summary>
    /// Runs migrations on SQLite with the Gromozeka engine, instead of <c>AddSQLite()</c>. <see cref="IMigrationRunner"/> and everything
    /// else that a host does with FluentMigrator stay the same. May be called before or after <c>AddFluentMigratorCore</c>. If another
    /// processor is selected, FluentMigrator's own runner is used.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes what the engine does beyond FluentMigrator.</param>
    public static IMigrationRunnerBuilder AddGromozekaSQLite(
        this IMigrationRunnerBuilder builder,
        Action<GromozekaSQLiteOptions> configure
    ) => builder.AddGromozekaSQLite(configure: configure, binaryGuid: false);

    /// <summary>
    /// Runs migrations on SQLite with the Gromozeka engine, instead of <c>AddSQLite()</c>, with the same parameters. See the other
    /// overload.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="binaryGuid">Whether GUIDs are written as blobs.</param>
    /// <param name="useStrictTables">Whether columns get the types that STRICT tables allow.</param>
    /// <param name="compatibilityMode">
    /// Accepted for compatibility only: an operation that SQLite lacks is refused in either mode, never skipped silently.
    /// </param>
    /// <param name="configure">Changes what the engine does beyond FluentMigrator; null for the defaults.</param>
    public static IMigrationRunnerBuilder AddGromozekaSQLite(
        this IMigrationRunnerBuilder builder,
        bool binaryGuid = false,
        bool useStrictTables = false,
        CompatibilityMode? compatibilityMode = null,
        Action<GromozekaSQLiteOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.Configure<GromozekaSQLiteOptions>(options =>
        {
            options.BinaryGuid |= binaryGuid;
            options.UseStrictTables |= useStrictTables;
            configure?.Invoke(options);
        });
        if (!EngineServices.TryAdd<GromozekaSQLiteOptions>(services, SqliteRunnerDialect.Of))
            return builder;
        // For hosts that request a generator from FluentMigrator; the engine does not.
        services.AddScoped<IMigrationGenerator>(_ => new SQLiteGenerator(
            new SQLiteQuoter(binaryGuid),
            new SQLiteTypeMap(useStrictTables),
            Options.Create(new GeneratorOptions { CompatibilityMode = compatibilityMode })
        ));
        return builder;
    }
}
