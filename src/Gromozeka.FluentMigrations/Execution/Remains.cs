namespace Gromozeka.FluentMigrations.Execution;

/// <summary>What may be left in the database of a step that failed.</summary>
internal enum Remains
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Something, and only the error says so.</summary>
    Unlogged,

    /// <summary>Something, and the log says so: the next run is refused until an operator has settled it.</summary>
    Logged,
}
