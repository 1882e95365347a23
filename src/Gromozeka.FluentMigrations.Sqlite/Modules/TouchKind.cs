namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>How a command may touch virtual tables, and tables that they know.</summary>
internal enum TouchKind
{
    /// <summary>Code, or a schema that is written by hand: nothing limits it.</summary>
    Everything,

    /// <summary>ALTER that leaves the rows where they are.</summary>
    Alter,

    /// <summary>DROP, and a rename that may make place for another table: after it the rows may have other rowids.</summary>
    Replace,

    /// <summary>Rows that are inserted, updated or deleted.</summary>
    Rows,

    /// <summary>VACUUM, which numbers the rows again of tables that have no key for that.</summary>
    Numbers,
}
