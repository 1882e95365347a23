namespace Gromozeka.FluentMigrations.Execution;

/// <summary>What a failed step may have left in the database.</summary>
internal enum Remains
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Something, and only the error reports it.</summary>
    Unlogged,

    /// <summary>Something, and the log records it: the next run is refused until an operator has decided about it.</summary>
    Logged,
}
