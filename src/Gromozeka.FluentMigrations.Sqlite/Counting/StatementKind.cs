namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>What a statement does to the table that it acts on.</summary>
internal enum StatementKind
{
    /// <summary>Nothing that is relevant here.</summary>
    Other,

    Insert,
    Update,
    Delete,

    /// <summary>Creates the table, filled if the statement reads other tables.</summary>
    Create,

    Drop,
    DropColumn,
    RenameTable,

    /// <summary>Adds or renames a column.</summary>
    Alter,
}
