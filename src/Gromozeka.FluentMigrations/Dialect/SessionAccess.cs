namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What a session may do.</summary>
public enum SessionAccess
{
    /// <summary>Nothing can be written, whatever is asked for.</summary>
    Read,

    /// <summary>Everything.</summary>
    Write,
}
