namespace FluentMigrator.Model;

/// <summary>The kinds of constraints over the columns of one table.</summary>
public enum ConstraintType
{
    PrimaryKey,
    Unique,
}
