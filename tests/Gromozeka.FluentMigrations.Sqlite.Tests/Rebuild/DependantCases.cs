namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Views, triggers, indexes and other tables that depend on the table.</summary>
internal static class DependantCases
{
    private const string Children =
        RebuildCase.X
        + """
            CREATE TABLE cascading (id INTEGER PRIMARY KEY, x INTEGER REFERENCES x (id) ON DELETE CASCADE);
            CREATE TABLE nulling (id INTEGER PRIMARY KEY, x INTEGER REFERENCES X ON DELETE SET NULL ON UPDATE CASCADE);
            CREATE TABLE restricting (id INTEGER PRIMARY KEY, x INTEGER REFERENCES "x" ("id") ON DELETE RESTRICT);
            INSERT INTO cascading VALUES (1, 1), (2, 2), (3, 2);
            INSERT INTO nulling VALUES (1, 1), (2, 2);
            INSERT INTO restricting VALUES (1, 5);
            """;

    public static IEnumerable<RebuildCase> All { get; } =
    [
        new(
            "01 view on X",
            RebuildCase.X + "CREATE VIEW v AS SELECT id, b FROM x WHERE b > 0;",
            ("SELECT id || b FROM v ORDER BY id", "110; 220")
        ),
        new(
            "02 view on a view",
            RebuildCase.X + "CREATE VIEW v AS SELECT * FROM main.x; CREATE VIEW w AS SELECT count(b) AS n FROM v;",
            ("SELECT n FROM w", "3")
        ),
        new(
            "03 INSTEAD OF trigger",
            RebuildCase.X
                + "CREATE VIEW v AS SELECT id, b FROM x; "
                + "CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN INSERT INTO x (id, b) VALUES (new.id + 100, new.b); END;",
            ("BEGIN; INSERT INTO v VALUES (1, 3); SELECT b FROM x WHERE id = 101", "3")
        ),
        new(
            "04 triggers on X: before, after, update of",
            RebuildCase.X
                + """
                CREATE TABLE log (line TEXT);
                CREATE TRIGGER before_insert BEFORE INSERT ON x WHEN new.b < 0 BEGIN SELECT raise(IGNORE); END;
                CREATE TRIGGER after_update AFTER UPDATE OF b ON "X" BEGIN INSERT INTO log VALUES (old.b || '->' || new.b); END;
                CREATE TRIGGER after_delete AFTER DELETE ON x /* keep */ BEGIN INSERT INTO log VALUES ('gone ' || old.id); END;
                """,
            ("BEGIN; INSERT INTO x VALUES (9, 'n', -1); SELECT count(*) FROM x", "3"),
            (
                "BEGIN; UPDATE x SET a = 'q'; UPDATE x SET b = 11 WHERE id = 1; DELETE FROM x WHERE id = 2; SELECT line FROM log",
                "10->11; gone 2"
            ),
            ("SELECT count(*) FROM log", "0")
        ),
        new(
            "05 trigger on Y that writes X",
            RebuildCase.X
                + "CREATE TABLE y (id INTEGER); CREATE TRIGGER t AFTER INSERT ON y BEGIN UPDATE x SET b = new.id WHERE id = 1; END;",
            ("BEGIN; INSERT INTO y VALUES (77); SELECT b FROM x WHERE id = 1", "77")
        ),
        new(
            "06 partial index",
            RebuildCase.X + "CREATE INDEX i ON x (a) WHERE b > 5;",
            ("SELECT count(*) FROM x INDEXED BY i WHERE a > '' AND b > 5", "2")
        ),
        new(
            "07 expression index",
            RebuildCase.X + "CREATE INDEX i ON x (lower(a), b + 1);",
            ("SELECT id FROM x INDEXED BY i WHERE lower(a) = 'one'", "1")
        ),
        new(
            "08 index with DESC and COLLATE",
            RebuildCase.X + "CREATE UNIQUE INDEX [i x] ON X (a COLLATE NOCASE DESC, b);",
            ("SELECT id FROM x INDEXED BY \"i x\" WHERE a = 'ONE' COLLATE NOCASE", "1"),
            ("SELECT group_concat(coll || desc) FROM pragma_index_xinfo('i x') WHERE key", "NOCASE1,BINARY0")
        ),
        new(
            "11 child tables with CASCADE, SET NULL, RESTRICT and foreign keys on",
            Children,
            ("SELECT (SELECT count(*) FROM cascading) || (SELECT count(x) FROM nulling) || (SELECT count(*) FROM restricting)", "321"),
            (
                "PRAGMA foreign_keys = ON; BEGIN; DELETE FROM x WHERE id = 2; "
                    + "SELECT (SELECT count(*) FROM cascading) || (SELECT count(x) FROM nulling)",
                "11"
            ),
            (
                "PRAGMA foreign_keys = ON; BEGIN; UPDATE x SET id = 3 WHERE id = 2; SELECT x FROM nulling WHERE id = 2",
                "FOREIGN KEY constraint failed"
            ),
            ("PRAGMA foreign_keys = ON; BEGIN; DELETE FROM x WHERE id = 5; SELECT 1", "FOREIGN KEY constraint failed")
        )
        {
            ForeignKeys = true,
        },
        new(
            "12 self-reference",
            "CREATE TABLE x (id INTEGER PRIMARY KEY, b INTEGER, up INTEGER REFERENCES x ON DELETE CASCADE); "
                + "INSERT INTO x VALUES (1, 1, NULL), (2, 2, 1), (3, 3, 2);",
            ("SELECT \"table\" FROM pragma_foreign_key_list('x')", "x"),
            ("PRAGMA foreign_keys = ON; BEGIN; DELETE FROM x WHERE id = 2; SELECT group_concat(id) FROM x", "1")
        )
        {
            ForeignKeys = true,
        },
        new(
            "13 cycle between X and Y",
            """
            CREATE TABLE x (id INTEGER PRIMARY KEY, b INTEGER, y INTEGER REFERENCES y (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TABLE y (id INTEGER PRIMARY KEY, x INTEGER REFERENCES x (id) ON DELETE CASCADE);
            INSERT INTO x VALUES (1, 1, 1); INSERT INTO y VALUES (1, 1);
            """,
            ("SELECT \"table\" FROM pragma_foreign_key_list('y')", "x"),
            ("PRAGMA foreign_keys = ON; BEGIN; DELETE FROM x; SELECT count(*) FROM y", "0")
        )
        {
            ForeignKeys = true,
        },
        new(
            "14 violations from before, elsewhere and in a child",
            Children
                + "CREATE TABLE z (id INTEGER REFERENCES gone (id)); INSERT INTO z VALUES (4); INSERT INTO cascading VALUES (9, 99); "
                + "CREATE TABLE odd (a INTEGER REFERENCES x (a)); INSERT INTO odd VALUES (1);",
            ("SELECT count(*) FROM pragma_foreign_key_check('z')", "1"),
            ("SELECT rowid FROM pragma_foreign_key_check('cascading')", "9")
        )
        {
            ForeignKeys = true,
        },
        new(
            "30 view broken before",
            RebuildCase.X
                + "CREATE VIEW v AS SELECT b FROM x; CREATE VIEW broken AS SELECT * FROM nowhere; "
                + "CREATE TRIGGER t AFTER INSERT ON x BEGIN DELETE FROM nowhere; END;",
            ("SELECT sum(b) FROM v", "23")
        ),
    ];
}
