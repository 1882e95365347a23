namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>Which rows of a table a virtual table has the rowids of.</summary>
internal enum Coverage
{
    /// <summary>It cannot be determined.</summary>
    Unknown,

    /// <summary>Includes rows that do not exist.</summary>
    Others,

    /// <summary>Some of the rows.</summary>
    Some,

    /// <summary>All rows, and no others.</summary>
    All,
}
