namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>How a command may touch virtual tables, and tables that they depend on.</summary>
internal enum TouchKind
{
    /// <summary>Code, or a direct write to the schema table, which may change anything.</summary>
    Everything,

    /// <summary>ALTER that does not move rows.</summary>
    Alter,

    /// <summary>DROP, or a rename that may free a name for another table: afterwards, the rows may have different rowids.</summary>
    Replace,

    /// <summary>Inserting, updating or deleting rows.</summary>
    Rows,

    /// <summary>VACUUM, which renumbers the rows of tables without an INTEGER PRIMARY KEY.</summary>
    Numbers,
}
