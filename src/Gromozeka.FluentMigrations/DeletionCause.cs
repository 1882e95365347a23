namespace Gromozeka.FluentMigrations;

/// <summary>What deleted rows.</summary>
public enum DeletionCause
{
    /// <summary>Their table was dropped, and they were not moved to another table.</summary>
    Table,

    /// <summary>Their column was dropped.</summary>
    Column,

    /// <summary>A foreign key with ON DELETE CASCADE, whose parent rows were deleted or whose parent table was dropped.</summary>
    Cascade,

    /// <summary>A REPLACE conflict: another row took their key.</summary>
    Replacement,

    /// <summary>A statement that deletes rows, as <c>Delete.FromTable</c> does.</summary>
    Statement,

    /// <summary>A trigger of the database that deletes rows.</summary>
    Trigger,
}
