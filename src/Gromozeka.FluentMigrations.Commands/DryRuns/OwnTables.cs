using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>The tables of the history, which are not part of what a migration does.</summary>
internal static class OwnTables
{
    private const string Log = "migration_log";

    public static IVersionTableMetaData VersionTable(MigrationOptions options) =>
        options.VersionTable
        ?? new DefaultVersionTableMetaData(
            new DefaultConventionSet(null, null),
            Microsoft.Extensions.Options.Options.Create(new RunnerOptions())
        );

    public static IReadOnlyCollection<TableName> Of(MigrationOptions options)
    {
        var names = VersionTable(options);
        return
        [
            new TableName(names.SchemaName, names.TableName),
            new TableName(names.SchemaName, Log),
            new TableName(names.SchemaName, "migration_batches"),
            new TableName(names.SchemaName, "migration_batch_skips"),
            .. options.Mirror is { } mirror ? [mirror.Table] : Array.Empty<TableName>(),
        ];
    }

    /// <summary>Whether a command writes to the log. A run on a copy does not know who will run it, when, and for how long.</summary>
    public static bool IsLogEntry(DatabaseCommand command) =>
        command is SqlCommand { Rows.Count: > 0 } row && row.Sql.Contains($"\"{Log}\"", StringComparison.Ordinal);
}
