namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What a session may do.</summary>
public enum SessionAccess
{
    /// <summary>Nothing can be written.</summary>
    Read,

    /// <summary>Everything.</summary>
    Write,
}
