namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What a statement does to a table.</summary>
public enum TableTouchKind
{
    /// <summary>Creates it.</summary>
    Create,

    /// <summary>Drops it, with its rows.</summary>
    Drop,

    /// <summary>Drops a column of it, with the values in it.</summary>
    DropColumn,

    /// <summary>Renames it.</summary>
    Rename,

    /// <summary>Adds, renames or changes a column.</summary>
    Alter,

    /// <summary>Creates an index on it.</summary>
    Index,

    /// <summary>Inserts rows.</summary>
    Insert,

    /// <summary>Updates rows.</summary>
    Update,

    /// <summary>Deletes rows.</summary>
    Delete,

    /// <summary>Writes to it in a way that the database does not report.</summary>
    Write,
}
