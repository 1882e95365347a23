namespace Gromozeka.FluentMigrations.Tests.Safety;

/// <summary>Plain SQL and what it loses of <see cref="LossBed"/>'s rows; nothing, where the second text is empty.</summary>
public static class PlainSqlLosses
{
    public static TheoryData<string, string> WithoutForeignKeys { get; } =
        new()
        {
            // With a table or a column.
            { "DROP TABLE facts", "drops table facts (2 rows)" },
            { "DROP TABLE facts; CREATE TABLE facts (k TEXT PRIMARY KEY, v) WITHOUT ROWID", "drops table facts (2 rows)" },
            {
                "DROP TABLE facts; CREATE TABLE facts (k, v); INSERT INTO facts VALUES ('other', 1), ('rows', 2)",
                "drops table facts (2 rows)"
            },
            { "DROP TABLE \"FACTS\"; CREATE TABLE facts (k, v)", "drops table facts (2 rows)" },
            { "ALTER TABLE facts RENAME TO past; CREATE TABLE facts (k, v); DROP TABLE past", "drops table past (2 rows)" },
            { "DROP TABLE archive.log", "drops table archive.log (1 row)" },
            { "DROP TABLE archive.log; CREATE TABLE archive.log (id)", "drops table archive.log (1 row)" },
            { "ALTER TABLE users DROP COLUMN filled", "drops column users.filled (2 rows)" },
            { "ALTER TABLE users DROP COLUMN filled; ALTER TABLE users ADD COLUMN filled", "drops column users.filled (2 rows)" },
            { "ALTER TABLE users RENAME COLUMN filled TO f; ALTER TABLE users DROP COLUMN f", "drops column users.f (2 rows)" },
            {
                "ALTER TABLE users ADD COLUMN more; UPDATE users SET more = filled; ALTER TABLE users DROP COLUMN filled",
                "drops column users.filled (2 rows)"
            },
            { "DROP TABLE docs", "drops table docs (1 row)" },
            { "DROP TABLE docs; CREATE VIRTUAL TABLE docs USING fts5(body)", "drops table docs (1 row)" },
            { "DROP TABLE boxes", "drops table boxes (2 rows)" },
            { "DELETE FROM facts WHERE k = 'x'; DROP TABLE facts", "drops table facts (1 row)" },
            // By a rebuild by hand that leaves something behind.
            {
                "CREATE TABLE n (id INTEGER PRIMARY KEY, name); INSERT INTO n SELECT * FROM parents WHERE id > 1; DROP TABLE parents; "
                    + "ALTER TABLE n RENAME TO parents",
                "drops table parents (1 row)"
            },
            {
                "CREATE TABLE n (id INTEGER PRIMARY KEY, name); INSERT INTO n (id) SELECT id FROM parents; DROP TABLE parents; "
                    + "ALTER TABLE n RENAME TO parents",
                "drops column parents.name (2 rows)"
            },
            {
                "CREATE TABLE n (filled UNIQUE); INSERT OR IGNORE INTO n SELECT filled FROM users; DROP TABLE users; "
                    + "ALTER TABLE n RENAME TO users",
                "drops table users (1 row), column users.id (2 rows), column users.key (2 rows)"
            },
            {
                "CREATE TABLE n (id, key, filled UNIQUE); INSERT OR REPLACE INTO n SELECT id, key, filled FROM users; DROP TABLE users",
                "drops table users (1 row)"
            },
            {
                "CREATE TABLE n (id INTEGER PRIMARY KEY, name); INSERT INTO n SELECT id, name FROM parents LIMIT 1; "
                    + "DROP TABLE parents; ALTER TABLE n RENAME TO parents",
                "drops table parents (1 row)"
            },
            {
                "DROP TABLE found; CREATE TABLE n (id INTEGER PRIMARY KEY); INSERT INTO n SELECT id FROM parents; DROP TABLE parents; "
                    + "ALTER TABLE n RENAME TO parents",
                "drops column parents.name (2 rows)"
            },
            {
                "DROP TABLE found; CREATE TABLE n (id, name); INSERT INTO n SELECT id, name FROM parents WHERE 0; "
                    + "INSERT INTO n VALUES (8, 'x'), (9, 'y'); DROP TABLE parents",
                "drops table parents (2 rows)"
            },
            { "CREATE TABLE n (k, v); INSERT INTO n SELECT k, v FROM facts; DROP TABLE facts; DROP TABLE n", "drops table n (2 rows)" },
            {
                "CREATE TEMP TABLE kept AS SELECT k, v FROM facts; DROP TABLE facts; CREATE TABLE facts (k, v)",
                "drops table temp.kept (2 rows)"
            },
            {
                "ATTACH ':memory:' AS m; CREATE TABLE m.kept (k, v); INSERT INTO m.kept SELECT k, v FROM facts; DROP TABLE facts",
                "drops table m.kept (2 rows)"
            },
            {
                "CREATE TABLE a (k, v); CREATE TABLE b (k, v); INSERT INTO a SELECT k, v FROM facts WHERE k = 'x'; "
                    + "INSERT INTO b SELECT k, v FROM facts WHERE k = 'x'; DROP TABLE facts",
                "drops table facts (1 row)"
            },
            // A column that is only looked at is not copied.
            {
                "DROP TABLE found; CREATE TABLE n (id INTEGER PRIMARY KEY); INSERT INTO n SELECT id FROM parents ORDER BY name; "
                    + "DROP TABLE parents; ALTER TABLE n RENAME TO parents",
                "drops column parents.name (2 rows)"
            },
            {
                "DROP TABLE found; CREATE TABLE n (id INTEGER PRIMARY KEY); "
                    + "INSERT INTO n SELECT id FROM parents WHERE name IS NOT NULL; DROP TABLE parents; ALTER TABLE n RENAME TO parents",
                "drops column parents.name (2 rows)"
            },
            { "CREATE TABLE n AS SELECT count(*) AS c, k FROM facts GROUP BY k, v; DROP TABLE facts", "drops column facts.v (2 rows)" },
            {
                "CREATE TABLE n (k); INSERT INTO n SELECT a.k FROM facts a LEFT JOIN users u ON a.v = u.id; DROP TABLE facts",
                "drops column facts.v (2 rows)"
            },
            // By a REPLACE.
            { "INSERT OR REPLACE INTO users (id, key) VALUES (3, 'a')", "deletes 1 row of table users by a REPLACE" },
            { "REPLACE INTO facts VALUES ('x', 9), ('y', 9)", "deletes 2 rows of table facts by a REPLACE" },
            { "UPDATE OR REPLACE users SET key = 'a' WHERE id = 2", "deletes 1 row of table users by a REPLACE" },
            // Nothing.
            {
                "CREATE TABLE n (k, part); INSERT INTO n SELECT a.k, j.value FROM facts a, json_each('[' || a.v || ']') j; "
                    + "DROP TABLE facts",
                ""
            },
            { "CREATE TABLE n AS SELECT a.* FROM facts a WHERE k > '' ORDER BY v; DROP TABLE facts", "" },
            {
                "CREATE VIEW w AS SELECT k AS one, v AS two FROM facts; CREATE TABLE n AS SELECT one, two FROM w ORDER BY two; "
                    + "DROP VIEW w; DROP TABLE facts",
                ""
            },
            {
                "CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT NOT NULL); "
                    + "INSERT INTO n (id, name) SELECT id, coalesce(name, '') FROM parents; DROP TABLE parents; "
                    + "ALTER TABLE n RENAME TO parents",
                ""
            },
            {
                "CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO n SELECT * FROM parents; DROP TABLE parents; "
                    + "ALTER TABLE n RENAME TO parents",
                ""
            },
            {
                "CREATE TEMP TABLE kept (k, v); INSERT INTO kept SELECT * FROM facts; DROP TABLE facts; CREATE TABLE facts (k, v); "
                    + "INSERT INTO facts SELECT k, v FROM kept; DROP TABLE kept",
                ""
            },
            { "CREATE TABLE n AS SELECT * FROM facts; DROP TABLE facts; ALTER TABLE n RENAME TO facts", "" },
            {
                "CREATE TABLE n (id, key, filled); INSERT INTO n (id, key) SELECT id, key FROM users; "
                    + "UPDATE n SET filled = (SELECT filled FROM users WHERE users.id = n.id); DROP TABLE users",
                ""
            },
            {
                "CREATE TABLE a (k, v); CREATE TABLE b (k, v); INSERT INTO a SELECT k, v FROM facts WHERE k = 'x'; "
                    + "INSERT INTO b SELECT k, v FROM facts WHERE k <> 'x'; DROP TABLE facts",
                ""
            },
            { "CREATE TABLE archive.facts AS SELECT * FROM facts; DROP TABLE facts", "" },
            {
                "CREATE TABLE n (k, v); INSERT INTO n SELECT k, v FROM facts WHERE k = 'x'; "
                    + "INSERT INTO n SELECT k, v FROM facts WHERE k = 'y'; DROP TABLE facts",
                ""
            },
            {
                "CREATE VIRTUAL TABLE n USING fts5(body, tokenize = 'porter'); INSERT INTO n SELECT body FROM docs; DROP TABLE docs; "
                    + "ALTER TABLE n RENAME TO docs",
                ""
            },
            {
                "CREATE TABLE n AS SELECT key, filled, unfilled, id FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users; "
                    + "ALTER TABLE users DROP COLUMN unfilled",
                ""
            },
            { "ALTER TABLE facts RENAME TO past; CREATE TABLE facts (k, v)", "" },
            { "ALTER TABLE facts RENAME TO other; ALTER TABLE other RENAME COLUMN k TO key", "" },
            { "ALTER TABLE users DROP COLUMN unfilled", "" },
            { "ALTER TABLE users ADD COLUMN more; UPDATE users SET more = 1; ALTER TABLE users DROP COLUMN more", "" },
            {
                "CREATE TABLE n (a); INSERT INTO n VALUES (1), (2); ALTER TABLE n ADD COLUMN b; UPDATE n SET b = 1; "
                    + "ALTER TABLE n DROP COLUMN b; DROP TABLE n",
                ""
            },
            { "CREATE TEMP TABLE n (a); INSERT INTO n VALUES (1); DROP TABLE n; CREATE TEMP TABLE n AS SELECT k FROM facts", "" },
            { "DROP TABLE found", "" },
            { "INSERT INTO facts VALUES ('x', 9) ON CONFLICT DO UPDATE SET v = excluded.v", "" },
            { "INSERT OR IGNORE INTO facts VALUES ('x', 9)", "" },
            { "INSERT OR REPLACE INTO facts VALUES ('new', 9)", "" },
            { "CREATE TABLE n (a PRIMARY KEY); INSERT INTO n VALUES (1); REPLACE INTO n VALUES (1)", "" },
            { "UPDATE users SET filled = NULL", "" },
            { "UPDATE docs SET body = 'other'; INSERT INTO docs VALUES ('more')", "" },
            {
                "DROP VIEW IF EXISTS absent; DROP TABLE IF EXISTS absent; DROP TRIGGER watch; DROP TABLE companions; DELETE FROM kin; "
                    + "DROP TABLE kin",
                "drops table companions (2 rows)"
            },
            {
                "CREATE TABLE n (k, v); INSERT INTO n SELECT k, v FROM facts; DELETE FROM n WHERE k = 'x'; DROP TABLE facts",
                "drops table facts (1 row)"
            },
            {
                "CREATE TABLE n (k PRIMARY KEY, v); INSERT INTO n SELECT k, v FROM facts; REPLACE INTO n VALUES ('x', 0); DROP TABLE facts",
                "drops table facts (1 row)"
            },
            {
                "CREATE TABLE n (k PRIMARY KEY, v); INSERT INTO n SELECT k, v FROM facts; DROP TABLE facts; REPLACE INTO n VALUES ('x', 0)",
                "deletes 1 row of table n by a REPLACE"
            },
            {
                "SAVEPOINT s; CREATE TABLE n (k, v); INSERT INTO n SELECT k, v FROM facts; ROLLBACK TO s; DROP TABLE facts",
                "drops table facts (2 rows)"
            },
            { "ATTACH ':memory:' AS m; CREATE TABLE m.kept (k, v); INSERT INTO m.kept SELECT k, v FROM facts; DELETE FROM m.kept", "" },
        };

    public static TheoryData<string, string> WithForeignKeys { get; } =
        new()
        {
            {
                "CREATE TABLE n (id INTEGER PRIMARY KEY, name); INSERT INTO n SELECT id, name FROM parents; DROP TABLE parents; "
                    + "ALTER TABLE n RENAME TO parents",
                "deletes 3 rows of table children by a cascade"
            },
            { "DELETE FROM parents WHERE id = 1", "deletes 2 rows of table children by a cascade" },
            { "DELETE FROM parents", "deletes 3 rows of table children by a cascade" },
            { "DELETE FROM kin WHERE id = 1", "deletes 2 rows of table kin by a cascade" },
            {
                "REPLACE INTO parents VALUES (1, 'again')",
                "deletes 1 row of table parents by a REPLACE, 2 rows of table children by a cascade"
            },
            {
                "CREATE TRIGGER t AFTER DELETE ON facts BEGIN DELETE FROM parents WHERE id = 2; END; DELETE FROM facts",
                "deletes 1 row of table children by a cascade"
            },
            { "DELETE FROM children; DELETE FROM parents", "" },
            { "DELETE FROM children WHERE parent = 1; DELETE FROM parents WHERE id = 1", "" },
            { "UPDATE parents SET name = 'x'", "" },
        };

    /// <summary>Rows that statements and triggers delete one by one, and what is reported of them.</summary>
    public static TheoryData<string, string> Deletes { get; } =
        new()
        {
            { "DELETE FROM facts", "2 rows of table facts" },
            {
                "DELETE FROM facts WHERE k = 'x'; DELETE FROM parents; DELETE FROM parents",
                "1 row of table facts, 2 rows of table parents"
            },
            { "DELETE FROM watched WHERE id = 1", "1 row of table watched, 1 row of table companions by a trigger" },
            { "DELETE FROM docs", "1 row of table docs" },
            { "DELETE FROM archive.log", "1 row of table archive.log" },
            { "DELETE FROM facts; DROP TABLE facts", "2 rows of table facts" },
            { "INSERT INTO facts VALUES ('z', 3); DELETE FROM facts", "2 rows of table facts" },
            { "CREATE TABLE n (a); INSERT INTO n VALUES (1); DELETE FROM n", "" },
            { "CREATE TEMP TABLE n AS SELECT * FROM facts; DELETE FROM n", "" },
            { "DELETE FROM facts WHERE k = 'none'", "" },
        };
}
