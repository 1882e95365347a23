namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>What a statement does to the one table that it is about.</summary>
internal enum StatementKind
{
    /// <summary>Nothing that matters here.</summary>
    Other,

    Insert,
    Update,
    Delete,

    /// <summary>Creates the table; with rows, if it reads others.</summary>
    Create,

    Drop,
    DropColumn,
    RenameTable,

    /// <summary>Adds or renames a column.</summary>
    Alter,
}
