using FluentMigrator.Runner.Engine;

using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner;

/// <summary>Adds SQLite.</summary>
public static class SQLiteRunnerBuilderExtensions
{
    /// <summary>Runs migrations on SQLite.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="binaryGuid">Accepted for the sake of its callers; GUIDs are stored as text.</param>
    /// <param name="useStrictTables">Accepted for the sake of its callers; types are those of ordinary tables.</param>
    /// <param name="compatibilityMode">Accepted for the sake of its callers; what SQLite cannot do is refused in either mode.</param>
    public static IMigrationRunnerBuilder AddSQLite(
        this IMigrationRunnerBuilder builder, bool binaryGuid = false, bool useStrictTables = false, CompatibilityMode? compatibilityMode = null)
    {
        builder.Services.AddScoped<IMigrationProcessor>(services => new EngineProcessor(new SqliteDialect(), services));
        return builder;
    }
}
