namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>How one direction of a data migration in batches begins, and ends.</summary>
internal enum BatchOpening
{
    /// <summary>Its batches can run.</summary>
    Ready,

    /// <summary>It is completed here.</summary>
    Done,

    /// <summary>It is completed by another process.</summary>
    DoneElsewhere,

    /// <summary>The other direction has begun, and must be completed first.</summary>
    Reversed,
}
