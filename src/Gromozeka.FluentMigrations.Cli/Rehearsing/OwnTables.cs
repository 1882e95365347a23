using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;

namespace Gromozeka.FluentMigrations.Cli.Rehearsing;

/// <summary>The tables of the ledger, which are not what a migration is about.</summary>
internal static class OwnTables
{
    public static IVersionTableMetaData VersionTable(MigrationOptions options) =>
        options.VersionTable ?? new DefaultVersionTableMetaData(new DefaultConventionSet(null, null), Microsoft.Extensions.Options.Options.Create(new RunnerOptions()));

    public static IReadOnlyCollection<string> Of(MigrationOptions options) =>
        [VersionTable(options).TableName, "migration_log", .. options.Mirror is { } mirror ? [mirror.Table] : Array.Empty<string>()];
}
