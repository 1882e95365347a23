using FluentMigrator.Runner.VersionTableInfo;

namespace Gromozeka.Database.History;

/// <summary>
/// The bot's version table: <c>migrations (version, description, applied_at)</c>, with a unique index on <c>version</c>. FluentMigrator's
/// runner finds it by its attribute if it scans this assembly for everything; the engine receives it as well.
/// </summary>
[VersionTableMetaData]
public class SettingsVersionTable : IVersionTableMetaData
{
    /// <summary>No schema. FluentMigrator treats empty as "none", and then neither creates a schema nor writes one into its SQL.</summary>
    public string SchemaName => "";

    /// <summary>
    /// <c>migrations</c>. The triggers in <see cref="SettingsKeys.EnsureSql"/> name this table and its column <c>version</c>.
    /// </summary>
    public string TableName => "migrations";

    /// <summary><c>version</c>.</summary>
    public string ColumnName => "version";

    /// <summary><c>description</c>.</summary>
    public string DescriptionColumnName => "description";

    /// <summary><c>applied_at</c>.</summary>
    public string AppliedOnColumnName => "applied_at";

    /// <summary><c>idx_migrations_version</c>.</summary>
    public string UniqueIndexName => "idx_migrations_version";

    /// <summary>There is no schema to own, so none is dropped with the table.</summary>
    public bool OwnsSchema => false;

    /// <summary>Only the index makes the version unique, as in FluentMigrator's own table.</summary>
    public bool CreateWithPrimaryKey => false;
}
