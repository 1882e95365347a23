namespace Gromozeka.FluentMigrations.Schema;

/// <summary>What a difference is about.</summary>
public enum DifferenceKind
{
    /// <summary>The database lacks a table.</summary>
    MissingTable,

    /// <summary>The database lacks a column.</summary>
    MissingColumn,

    /// <summary>The database lacks an index.</summary>
    MissingIndex,

    /// <summary>The database has a table that is not expected.</summary>
    ExtraTable,

    /// <summary>The database has a column that is not expected.</summary>
    ExtraColumn,

    /// <summary>The database has an index that is not expected.</summary>
    ExtraIndex,

    /// <summary>The same column, key, constraint or option is declared differently.</summary>
    Changed,

    /// <summary>
    /// The name belongs to an object of another kind: a view instead of a table, a computed column instead of a stored one.
    /// </summary>
    Incompatible,

    /// <summary>An index of the same name is on something else.</summary>
    ChangedIndex,

    /// <summary>The database lacks a view, a virtual table or a trigger.</summary>
    MissingObject,

    /// <summary>A view, a virtual table or a trigger of the same name has a different statement.</summary>
    ChangedObject,

    /// <summary>The database has an unexpected trigger on an expected table.</summary>
    ExtraTrigger,

    /// <summary>The database has an unexpected constraint on unexpected columns.</summary>
    ExtraConstraint,

    /// <summary>A column has an unexpected default.</summary>
    ExtraDefault,

    /// <summary>The columns of a table are in a different order.</summary>
    ColumnOrder,
}
