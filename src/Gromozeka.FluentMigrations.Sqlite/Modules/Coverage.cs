namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>Of which rows of a table a virtual table has the numbers.</summary>
internal enum Coverage
{
    /// <summary>That cannot be asked.</summary>
    Unknown,

    /// <summary>Also of rows that do not exist.</summary>
    Others,

    /// <summary>Of some.</summary>
    Some,

    /// <summary>Of all, and of no others.</summary>
    All,
}
