namespace Gromozeka.FluentMigrations.History;

/// <summary>The direction of a step in the log.</summary>
internal static class StepDirections
{
    public const string Up = "up";
    public const string Down = "down";
    public const string Adopt = "adopt";

    /// <summary>Recorded without being run, at an operator's request.</summary>
    public const string Stamp = "stamp";

    /// <summary>Not a step, but the fingerprint of an edited migration.</summary>
    public const string Edit = "edit";

    /// <summary>Not a step, but an operator's decision about one.</summary>
    public const string Repair = "repair";
}
