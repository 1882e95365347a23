using FluentMigrator;
using FluentMigrator.Runner.Versioning;
using FluentMigrator.Runner.VersionTableInfo;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// The steps by which a version loader derived from FluentMigrator's creates the version table. It decides whether they are needed before
/// the step takes the lock, so another process may have run them by then.
/// </summary>
internal static class VersionTableParts
{
    /// <summary>Whether a migration is such a step, and what it creates already exists.</summary>
    public static bool Exist(IMigration migration, IVersionTableMetaData names, IQuerySchema schema) =>
        migration switch
        {
            VersionMigration => schema.TableExists(names.SchemaName, names.TableName),
            VersionUniqueMigration => schema.ColumnExists(names.SchemaName, names.TableName, names.AppliedOnColumnName),
            VersionDescriptionMigration => schema.ColumnExists(names.SchemaName, names.TableName, names.DescriptionColumnName),
            _ => false,
        };
}
