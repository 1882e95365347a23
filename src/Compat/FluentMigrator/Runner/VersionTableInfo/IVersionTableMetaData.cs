namespace FluentMigrator.Runner.VersionTableInfo;

/// <summary>The names of the table that records the applied versions.</summary>
public interface IVersionTableMetaData
{
    /// <summary>Whether the table's schema is created and dropped along with the table.</summary>
    bool OwnsSchema { get; }

    /// <summary>The schema of the table; null or empty means the default schema.</summary>
    string SchemaName { get; }

    string TableName { get; }

    /// <summary>The column of the version.</summary>
    string ColumnName { get; }

    string DescriptionColumnName { get; }

    /// <summary>The unique index on the version.</summary>
    string UniqueIndexName { get; }

    /// <summary>The column of the time at which a version was applied.</summary>
    string AppliedOnColumnName { get; }

    /// <summary>Whether the version is the primary key of the table.</summary>
    bool CreateWithPrimaryKey { get; }
}
