namespace FluentMigrator;

/// <summary>The points of an upward run at which maintenance migrations are executed.</summary>
public enum MigrationStage
{
    BeforeAll,
    BeforeEach,
    AfterEach,
    BeforeProfiles,
    AfterAll,
}
