namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>What a statement creates, or changes so that something else may become valid.</summary>
internal enum CreationKind
{
    /// <summary>A view.</summary>
    View,

    /// <summary>A trigger.</summary>
    Trigger,

    /// <summary>A virtual table.</summary>
    VirtualTable,

    /// <summary>A table with foreign keys, or a foreign key of a new column.</summary>
    ForeignKey,

    /// <summary>A table without foreign keys, to which foreign keys of others may refer.</summary>
    Table,

    /// <summary>Only a new name of a table.</summary>
    Rename,
}
