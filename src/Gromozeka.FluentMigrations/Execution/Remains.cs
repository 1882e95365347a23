namespace Gromozeka.FluentMigrations.Execution;

/// <summary>What may be left in the database of a step that failed.</summary>
internal enum Remains
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Something, and nothing but the error says so.</summary>
    Unlogged,

    /// <summary>Something, and the log says so: the next run refuses until a person has settled it.</summary>
    Logged,
}
