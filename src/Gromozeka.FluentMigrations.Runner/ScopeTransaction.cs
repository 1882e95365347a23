namespace Gromozeka.FluentMigrations.Runner;

/// <summary>The progress of a transaction that contains steps.</summary>
internal enum ScopeTransaction
{
    /// <summary>No transaction was requested.</summary>
    None,

    /// <summary>Requested; nothing has been done in it, and no lock is taken.</summary>
    Pending,

    /// <summary>Begun in the database.</summary>
    Begun,

    /// <summary>A step failed and rolled it back; it can no longer be used.</summary>
    Over,
}
