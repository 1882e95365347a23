namespace Gromozeka.FluentMigrations;

/// <summary>The direction of a step.</summary>
public enum StepDirection
{
    /// <summary>The migration is applied.</summary>
    Up,

    /// <summary>The migration is undone.</summary>
    Down,
}
