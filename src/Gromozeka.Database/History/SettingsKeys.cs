using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.History;

/// <summary>
/// The bot's table <c>settings</c> and the two keys in it that follow the version table. Database triggers write them, so they stay in
/// sync no matter who inserts the version row, in the same transaction.
/// </summary>
public static class SettingsKeys
{
    /// <summary>The key-value table of the bot.</summary>
    public const string TableName = "settings";

    /// <summary>Its column of keys.</summary>
    public const string KeyColumn = "key";

    /// <summary>Its column of values.</summary>
    public const string ValueColumn = "value";

    /// <summary>The key of the highest applied version, as text; <c>0</c> when none is applied.</summary>
    public const string Version = "db_migration_version";

    /// <summary>
    /// The key of the time at which a version was last recorded or removed: UTC, ISO 8601, by SQLite's clock. Missing until the
    /// triggers have fired once.
    /// </summary>
    public const string LastRun = "db_migration_last_run";

    /// <summary>
    /// The SQL that creates <c>settings</c> and the triggers on <c>migrations</c> if they are missing, and sets <see cref="Version"/> from
    /// <c>migrations</c>, which must exist. It is repeatable, writes nothing if everything is up to date, changes no other key, and needs
    /// SQLite 3.35 at most. Run it as one command: the bodies of the triggers contain semicolons.
    /// </summary>
    /// <remarks>
    /// A trigger that exists is kept as it is: a different body needs a migration that drops the old trigger. The bodies have no conflict
    /// clause, because the one of the statement that fires a trigger would override it
    /// (<see href="https://www.sqlite.org/lang_createtrigger.html"/>): <c>INSERT OR IGNORE INTO migrations</c> must not make our triggers
    /// skip a write.
    /// </remarks>
    public const string EnsureSql = $"""
        CREATE TABLE IF NOT EXISTS "settings" (
            "key" TEXT PRIMARY KEY,
            "value" TEXT,
            "created_at" TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
            "updated_at" TIMESTAMP DEFAULT CURRENT_TIMESTAMP
        );

        CREATE TRIGGER IF NOT EXISTS "settings_db_migration_insert" AFTER INSERT ON "migrations"
        {TriggerBody};

        CREATE TRIGGER IF NOT EXISTS "settings_db_migration_update" AFTER UPDATE ON "migrations"
        {TriggerBody};

        CREATE TRIGGER IF NOT EXISTS "settings_db_migration_delete" AFTER DELETE ON "migrations"
        {TriggerBody};

        INSERT INTO "settings" ("key")
            SELECT '{Version}' WHERE NOT EXISTS (SELECT 1 FROM "settings" WHERE "key" = '{Version}');
        UPDATE "settings" SET "value" = {HighestVersion}, "updated_at" = CURRENT_TIMESTAMP
            WHERE "key" = '{Version}' AND "value" IS NOT {HighestVersion};
        """;

    /// <summary>The mirror that is passed to the engine.</summary>
    public static HistoryMirror Mirror { get; } = new(TableName, KeyColumn, ValueColumn, Version, EnsureSql);

    private const string HighestVersion = """(SELECT CAST(coalesce(max("version"), 0) AS TEXT) FROM "migrations")""";

    private const string TriggerBody = $"""
        BEGIN
            INSERT INTO "settings" ("key")
                SELECT '{Version}' WHERE NOT EXISTS (SELECT 1 FROM "settings" WHERE "key" = '{Version}');
            INSERT INTO "settings" ("key")
                SELECT '{LastRun}' WHERE NOT EXISTS (SELECT 1 FROM "settings" WHERE "key" = '{LastRun}');
            UPDATE "settings" SET "value" = {HighestVersion}, "updated_at" = CURRENT_TIMESTAMP
                WHERE "key" = '{Version}';
            UPDATE "settings" SET "value" = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), "updated_at" = CURRENT_TIMESTAMP
                WHERE "key" = '{LastRun}';
        END
        """;
}
