namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>The kinds of constraints of columns and tables (sqlite.org/syntax/column-constraint.html, table-constraint.html).</summary>
internal enum ConstraintKind
{
    /// <summary>A name with nothing after it, which SQLite allows.</summary>
    NameOnly,

    PrimaryKey,
    NotNull,
    Null,
    Unique,
    Check,
    Default,
    Collate,
    ForeignKey,
    Generated,
}
