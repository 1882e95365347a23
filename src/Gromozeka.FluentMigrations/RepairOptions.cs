namespace Gromozeka.FluentMigrations;

/// <summary>What an operator decides before a repair.</summary>
public sealed record RepairOptions
{
    /// <summary>The state of steps that may be partially applied; null if it is not known, and then no repair runs.</summary>
    public HalfDoneResolution? HalfDone { get; init; }

    /// <summary>Whether edited migrations are accepted as they are now. The database is not changed to match them.</summary>
    public bool AcceptEdits { get; init; }
}

/// <summary>What an operator has determined about a step that may be partially applied.</summary>
public enum HalfDoneResolution
{
    /// <summary>All of it is in the database: its version is recorded as applied.</summary>
    MarkApplied,

    /// <summary>None of it is in the database, or it can be run again: its version is recorded as not applied.</summary>
    MarkNotApplied,
}
