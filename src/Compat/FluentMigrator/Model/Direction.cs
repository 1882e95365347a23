namespace FluentMigrator.Model;

/// <summary>The order of a column in an index.</summary>
public enum Direction
{
    Ascending,
    Descending,
}
