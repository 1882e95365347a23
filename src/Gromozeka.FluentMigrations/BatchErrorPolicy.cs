namespace Gromozeka.FluentMigrations;

/// <summary>What a data migration in batches does about a row that fails.</summary>
public enum BatchErrorPolicy
{
    /// <summary>Stops. The batches before the row are committed, and the error contains its key.</summary>
    Stop,

    /// <summary>Leaves the row as it is, records its key in the table <c>migration_batch_skips</c>, and goes on.</summary>
    Skip,
}
