namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What an operation does to a table that it names.</summary>
public enum EffectKind
{
    /// <summary>Creates it.</summary>
    Create,

    /// <summary>Drops it.</summary>
    Drop,

    /// <summary>Gives it another name.</summary>
    Rename,

    /// <summary>Changes its shape: adds or changes a column, a default or a key, or takes a default or a key away.</summary>
    Alter,

    /// <summary>Drops columns of it.</summary>
    DropColumn,

    /// <summary>Gives a column of it another name.</summary>
    RenameColumn,

    /// <summary>Makes or drops an index on it; a UNIQUE that is added counts as one.</summary>
    Index,

    /// <summary>Inserts rows.</summary>
    Insert,

    /// <summary>Updates rows.</summary>
    Update,

    /// <summary>Deletes rows.</summary>
    Delete,
}
