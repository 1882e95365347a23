namespace Gromozeka.FluentMigrations;

/// <summary>Which way a step goes.</summary>
public enum StepDirection
{
    /// <summary>The migration is applied.</summary>
    Up,

    /// <summary>The migration is undone.</summary>
    Down,
}
