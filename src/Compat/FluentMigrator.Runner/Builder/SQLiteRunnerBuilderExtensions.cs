using FluentMigrator.Runner.Engine;

using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner;

/// <summary>Adds SQLite.</summary>
public static class SQLiteRunnerBuilderExtensions
{
    /// <summary>Runs migrations on SQLite.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="binaryGuid">Must be false: GUIDs are stored as text.</param>
    /// <param name="useStrictTables">Must be false: columns have the types of ordinary tables.</param>
    /// <param name="compatibilityMode">Accepted for the sake of its callers; what SQLite cannot do is refused in either mode.</param>
    /// <exception cref="NotSupportedException">Values or columns would silently be other than asked for.</exception>
    public static IMigrationRunnerBuilder AddSQLite(
        this IMigrationRunnerBuilder builder, bool binaryGuid = false, bool useStrictTables = false, CompatibilityMode? compatibilityMode = null)
    {
        if (binaryGuid)
            throw new NotSupportedException("AddSQLite(binaryGuid: true) is not supported: GUIDs are stored as text. Convert them with ToByteArray() to store them as blobs.");
        if (useStrictTables)
            throw new NotSupportedException("AddSQLite(useStrictTables: true) is not supported: name the types of columns with AsCustom.");
        builder.Services.AddScoped<IMigrationProcessor>(services => new EngineProcessor(new SqliteDialect(), services));
        return builder;
    }
}
