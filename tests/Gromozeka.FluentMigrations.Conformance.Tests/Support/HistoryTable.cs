using FluentMigrator.Runner.VersionTableInfo;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>A version table with names of its own.</summary>
public sealed class HistoryTable : IVersionTableMetaData
{
    public string SchemaName => "";

    public string TableName => "history";

    public string ColumnName => "number";

    public string DescriptionColumnName => "title";

    public string AppliedOnColumnName => "done_at";

    public string UniqueIndexName => "ux_history";

    public bool OwnsSchema => false;

    public bool CreateWithPrimaryKey => false;
}
