using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.History;

/// <summary>
/// The same as <see cref="SettingsKeys"/> on PostgreSQL: the table <c>settings</c>, and the keys that triggers keep in it.
/// </summary>
public static class PostgresSettingsKeys
{
    /// <summary>
    /// The SQL that creates <c>settings</c>, the function and the triggers on <c>migrations</c> if they are missing, and sets
    /// <see cref="SettingsKeys.Version"/> from <c>migrations</c>, which must exist. It is repeatable, writes nothing if everything is up to
    /// date, and changes no other key.
    /// </summary>
    /// <remarks>
    /// A function and triggers that exist are kept as they are: another body needs a migration. A trigger runs once for each statement,
    /// also
    /// for TRUNCATE (<see href="https://www.postgresql.org/docs/current/sql-createtrigger.html"/>).
    /// </remarks>
    public const string EnsureSql = $"""
        CREATE TABLE IF NOT EXISTS "public"."settings" (
            "key" text PRIMARY KEY,
            "value" text,
            "created_at" timestamp DEFAULT {Now},
            "updated_at" timestamp DEFAULT {Now}
        );

        DO $ensure$
        DECLARE
            event text;
        BEGIN
            IF to_regprocedure('public.settings_db_migration()') IS NULL THEN
                CREATE FUNCTION "public"."settings_db_migration"() RETURNS trigger LANGUAGE plpgsql AS $body$
                BEGIN
                    INSERT INTO "public"."settings" ("key", "value") VALUES
                        ('{SettingsKeys.Version}', {HighestVersion}),
                        ('{SettingsKeys.LastRun}', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                    ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value", "updated_at" = {Now};
                    RETURN NULL;
                END
                $body$;
            END IF;
            FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete', 'truncate'] LOOP
                IF NOT EXISTS (
                    SELECT 1 FROM pg_trigger
                    WHERE tgrelid = 'public.migrations'::regclass AND tgname = 'settings_db_migration_' || event
                ) THEN
                    EXECUTE format(
                        'CREATE TRIGGER %I AFTER %s ON "public"."migrations" FOR EACH STATEMENT '
                            || 'EXECUTE FUNCTION "public"."settings_db_migration"()',
                        'settings_db_migration_' || event, event);
                END IF;
            END LOOP;
            IF NOT EXISTS (
                SELECT 1 FROM "public"."settings" WHERE "key" = '{SettingsKeys.Version}' AND "value" = {HighestVersion}
            ) THEN
                INSERT INTO "public"."settings" ("key", "value") VALUES ('{SettingsKeys.Version}', {HighestVersion})
                ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value", "updated_at" = {Now};
            END IF;
        END
        $ensure$;
        """;

    private const string Now = "(now() AT TIME ZONE 'UTC')";

    private const string HighestVersion = """(SELECT coalesce(max("version"), 0)::text FROM "public"."migrations")""";

    /// <summary>The mirror that is passed to the engine.</summary>
    public static HistoryMirror Mirror { get; } =
        new(SettingsKeys.TableName, SettingsKeys.KeyColumn, SettingsKeys.ValueColumn, SettingsKeys.Version, EnsureSql);
}
