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
}
