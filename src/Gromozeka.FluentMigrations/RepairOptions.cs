namespace Gromozeka.FluentMigrations;

/// <summary>What a person decides before a repair.</summary>
public sealed record RepairOptions
{
    /// <summary>What holds now of steps that may be half done; null while nobody has looked, and then they keep a repair from running.</summary>
    public HalfDoneResolution? HalfDone { get; init; }
}

/// <summary>What a person has found out, or brought about, of a step that may be half done.</summary>
public enum HalfDoneResolution
{
    /// <summary>All of it is in the database: its version is recorded as applied.</summary>
    MarkApplied,

    /// <summary>Nothing of it is in the database, or it can be run again as it is: its version is recorded as not applied.</summary>
    MarkNotApplied,
}
