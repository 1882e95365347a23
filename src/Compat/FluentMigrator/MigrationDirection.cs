namespace FluentMigrator;

/// <summary>Whether a migration is applied or taken back.</summary>
public enum MigrationDirection
{
    Up,
    Down,
}
