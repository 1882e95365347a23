namespace Gromozeka.FluentMigrations.Generator;

/// <summary>The names of types and members of FluentMigrator and the engine.</summary>
internal static class Names
{
    public const string Migration = "FluentMigrator.MigrationAttribute";
    public const string TimestampedMigration = "FluentMigrator.TimestampedMigrationAttribute";
    public const string Profile = "FluentMigrator.ProfileAttribute";
    public const string Maintenance = "FluentMigrator.MaintenanceAttribute";
    public const string Tags = "FluentMigrator.TagsAttribute";
    public const string Constraint = "FluentMigrator.Runner.Constraints.MigrationConstraintAttribute";
    public const string Contract = "FluentMigrator.IMigration";
    public const string CompiledCatalog = "Gromozeka.FluentMigrations.Catalog.CompiledCatalog";
    public const string PreservedTypes = "Gromozeka.FluentMigrations.Catalog.PreservedTypesAttribute";
    public const string Runner = "Gromozeka.FluentMigrations.Runner.GromozekaSQLiteOptions";

    /// <summary>What FluentMigrator's tool and its runner look for in an assembly, apart from migrations.</summary>
    public static readonly IReadOnlyList<string> Found =
    [
        "FluentMigrator.Runner.VersionTableInfo.IVersionTableMetaData",
        "FluentMigrator.Runner.Conventions.IConventionSet",
        "FluentMigrator.Runner.IMigrationRunnerConventions",
    ];
}
