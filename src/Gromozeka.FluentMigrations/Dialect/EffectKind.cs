namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What an operation does to a table that it names.</summary>
public enum EffectKind
{
    /// <summary>Creates it.</summary>
    Create,

    /// <summary>Drops it.</summary>
    Drop,

    /// <summary>Renames it.</summary>
    Rename,

    /// <summary>Changes its shape: adds or changes a column, a default or a key, or removes a default or a key.</summary>
    Alter,

    /// <summary>Drops some of its columns.</summary>
    DropColumn,

    /// <summary>Renames one of its columns.</summary>
    RenameColumn,

    /// <summary>Creates or drops an index on it; an added UNIQUE counts as one.</summary>
    Index,

    /// <summary>Inserts rows.</summary>
    Insert,

    /// <summary>Updates rows.</summary>
    Update,

    /// <summary>Deletes rows.</summary>
    Delete,
}
