namespace Gromozeka.FluentMigrations.Tests.History;

/// <summary>
/// What earlier releases left in a database, as they created it: never changed, only added to. The tables are those of migrations 1 and 2,
/// each with a row.
/// </summary>
internal static class EarlierReleases
{
    public const string Tables =
        "CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY); INSERT INTO t1 VALUES (11); "
        + "CREATE TABLE t2 (id INTEGER NOT NULL PRIMARY KEY); INSERT INTO t2 VALUES (22);";

    /// <summary>The log of 0.1.0, before it had notes.</summary>
    private const string Log = """
        CREATE TABLE "migration_log" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "version" INTEGER NOT NULL, "direction" TEXT NOT NULL, "started_at" TEXT NOT NULL,
            "duration_ms" INTEGER NOT NULL, "outcome" TEXT NOT NULL, "error" TEXT, "host" TEXT NOT NULL, "process_id" INTEGER NOT NULL, "engine_version" TEXT NOT NULL);
        INSERT INTO "migration_log" VALUES (1, 1, 'adopt', '2026-01-05T09:00:00.000Z', 1, 'success', NULL, 'h', 7, '0.1.0'), (2, 2, 'up', '2026-01-05T09:00:01.000Z', 5, 'success', NULL, 'h', 7, '0.1.0');
        """;

    private const string Rows = "(1, '2026-01-05 09:00:00', 'One'), (2, '2026-01-05 09:00:01', 'Two')";

    /// <summary>Each shape by its name: what created the history, and whether it has the names of an application.</summary>
    public static Dictionary<string, (string Sql, bool HasOwnNames)> All { get; } =
        new()
        {
            ["0.1.0, everything"] = (
                $"""
                CREATE TABLE "history" ("number" INTEGER NOT NULL, "done_at" DATETIME, "title" TEXT);
                CREATE UNIQUE INDEX "ux_history" ON "history" ("number" ASC);
                INSERT INTO "history" VALUES {Rows};
                {Log}
                {Support.KeyValues.Mirror.EnsureSql}
                """,
                true
            ),
            ["0.1.0, without a log"] = (
                $"""
                CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL, "AppliedOn" DATETIME, "Description" TEXT);
                CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
                INSERT INTO "VersionInfo" VALUES {Rows};
                """,
                false
            ),
            ["0.1.0, a key in the version table"] = (
                $"""
                CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL, "AppliedOn" DATETIME, "Description" TEXT, CONSTRAINT "PK_VersionInfo" PRIMARY KEY ("Version"));
                CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
                INSERT INTO "VersionInfo" VALUES {Rows};
                {Log}
                """,
                false
            ),
            ["FluentMigrator before it wrote times"] = (
                """
                CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL);
                INSERT INTO "VersionInfo" VALUES (1), (2);
                """,
                false
            ),
            ["FluentMigrator before it wrote descriptions"] = (
                """
                CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL);
                CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
                ALTER TABLE "VersionInfo" ADD COLUMN "AppliedOn" DATETIME;
                INSERT INTO "VersionInfo" VALUES (1, '2026-01-05 09:00:00'), (2, '2026-01-05T09:00:01');
                """,
                false
            ),
            ["FluentMigrator 8"] = (
                $"""
                CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL);
                CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
                ALTER TABLE "VersionInfo" ADD COLUMN "AppliedOn" DATETIME;
                ALTER TABLE "VersionInfo" ADD COLUMN "Description" TEXT;
                INSERT INTO "VersionInfo" VALUES {Rows};
                """,
                false
            ),
        };

    /// <summary>What 0.1.0 says to a database: what it reads when it starts, and what a step writes.</summary>
    /// <param name="hasOwnNames">Whether the version table has the names of an application.</param>
    public static IEnumerable<string> StatementsOf010(bool hasOwnNames)
    {
        var (table, version, time, text) = hasOwnNames
            ? ("history", "number", "done_at", "title")
            : ("VersionInfo", "Version", "AppliedOn", "Description");
        return
        [
            $"SELECT (SELECT min(v.\"{version}\") FROM \"{table}\" v), (SELECT max(v.\"{version}\") FROM \"{table}\" v), "
                + $"(SELECT count(*) FROM \"{table}\")",
            $"SELECT v.\"{version}\", v.\"{text}\", v.\"{time}\" FROM \"{table}\" v ORDER BY v.\"{version}\"",
            $"INSERT INTO \"{table}\" (\"{version}\", \"{time}\", \"{text}\") VALUES (4, CURRENT_TIMESTAMP, 'Four')",
            "INSERT INTO \"migration_log\" (version, direction, started_at, duration_ms, outcome, error, host, process_id, engine_version) "
                + "VALUES (4, 'up', '2026-01-05T09:00:02.000Z', 1, 'success', NULL, 'h', 7, '0.1.0')",
            "SELECT version, direction, duration_ms FROM \"migration_log\" WHERE outcome = 'success' OR direction = 'repair' ORDER BY id",
            "SELECT version, direction, started_at, duration_ms, outcome, error, host, process_id, "
                + "engine_version FROM \"migration_log\" ORDER BY id",
            "SELECT l.version, l.direction, l.started_at, l.error, l.host, "
                + "l.process_id FROM \"migration_log\" l WHERE l.outcome IN ('running', 'partial') "
                + "AND NOT EXISTS (SELECT 1 FROM \"migration_log\" m WHERE m.version = l.version AND m.id > l.id) ORDER BY l.version",
            $"DELETE FROM \"{table}\" WHERE \"{version}\" = 4",
        ];
    }
}
