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

    /// <summary>The same column, key, constraint or option is declared in another way.</summary>
    Changed,

    /// <summary>
    /// The same name is that of something else: a view in the place of a table, a computed column in the place of a stored one.
    /// </summary>
    Incompatible,

    /// <summary>An index of the same name covers something else.</summary>
    ChangedIndex,

    /// <summary>The database lacks a view, a virtual table or a trigger.</summary>
    MissingObject,

    /// <summary>A view, a virtual table or a trigger of the same name has another statement.</summary>
    ChangedObject,

    /// <summary>The database has a trigger that is not expected, on a table that is.</summary>
    ExtraTrigger,

    /// <summary>The database has a constraint that is not expected, of columns that are not expected either.</summary>
    ExtraConstraint,

    /// <summary>A column has a default where none is expected.</summary>
    ExtraDefault,

    /// <summary>The columns of a table stand in another order.</summary>
    ColumnOrder,
}
