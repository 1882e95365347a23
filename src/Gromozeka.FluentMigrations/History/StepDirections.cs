namespace Gromozeka.FluentMigrations.History;

/// <summary>What the log says that a step did.</summary>
internal static class StepDirections
{
    public const string Up = "up";
    public const string Down = "down";
    public const string Adopt = "adopt";

    /// <summary>Recorded without being run, on the word of a person.</summary>
    public const string Stamp = "stamp";

    /// <summary>No step, but what a person says of one.</summary>
    public const string Repair = "repair";
}
