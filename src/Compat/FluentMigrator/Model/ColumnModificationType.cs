namespace FluentMigrator.Model;

/// <summary>Whether a column is new or changes.</summary>
public enum ColumnModificationType
{
    Create,
    Alter,
}
