namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>What can be special about the table itself.</summary>
internal static class TableCases
{
    private static readonly string LongName = new('n', 1000);

    public static IEnumerable<RebuildCase> All { get; } =
    [
        new(
            "09 UNIQUE with ON CONFLICT",
            "CREATE TABLE x (a TEXT CONSTRAINT ua UNIQUE ON CONFLICT IGNORE, b INTEGER, "
                + "c TEXT NOT NULL ON CONFLICT REPLACE DEFAULT 'd', UNIQUE (b, c) ON CONFLICT REPLACE); "
                + "INSERT INTO x VALUES ('p', 1, 'q'), ('r', 2, 's');",
            ("BEGIN; INSERT INTO x VALUES ('p', 9, 9); INSERT INTO x VALUES ('t', 2, 's'); SELECT group_concat(a) FROM x", "p,t"),
            ("BEGIN; INSERT INTO x VALUES ('u', 3, NULL); SELECT c FROM x WHERE a = 'u'", "d")
        ),
        new(
            "10 CHECK: named, unnamed, qualified",
            "CREATE TABLE x (id INTEGER CHECK (id > 0), b INTEGER CONSTRAINT [b ok] CHECK (x.b < 100), "
                + "CONSTRAINT both CHECK (X.id <= \"x\" . b) CHECK (id <> 50)); INSERT INTO x VALUES (1, 1), (2, 20);",
            (
                "BEGIN; INSERT OR IGNORE INTO x VALUES (-1, 5); INSERT OR IGNORE INTO x VALUES (50, 60); "
                    + "INSERT OR IGNORE INTO x VALUES (3, 4); SELECT group_concat(id) FROM x",
                "1,2,3"
            )
        ),
        new(
            "15 composite key",
            "CREATE TABLE x (a TEXT, b INTEGER, c REAL, PRIMARY KEY (c DESC, a COLLATE NOCASE)); "
                + "INSERT INTO x (rowid, a, b, c) VALUES (3, 'a', 1, 1.5), (9, 'b', 2, 0.1), (4, NULL, 3, NULL);",
            ("BEGIN; INSERT OR IGNORE INTO x VALUES ('A', 1, 1.5); SELECT count(*) FROM x", "3")
        ),
        new(
            "16 WITHOUT ROWID",
            "CREATE TABLE x (a TEXT, b INTEGER, c TEXT, PRIMARY KEY (c, a)) WITHOUT ROWID; CREATE INDEX i ON x (b); "
                + "INSERT INTO x VALUES ('z', 1, 'y'), ('a', 2, 'b');",
            ("SELECT wr FROM pragma_table_list('x')", "1"),
            ("SELECT a FROM x ORDER BY c, a", "a; z")
        ),
        new(
            "17 STRICT, ANY",
            "CREATE TABLE x (id INTEGER PRIMARY KEY, b INTEGER, c ANY) STRICT; "
                + "INSERT INTO x VALUES (1, 1, '007'), (2, 2, 7), (3, 3, x'00');",
            ("SELECT strict FROM pragma_table_list('x')", "1"),
            ("SELECT group_concat(typeof(c)) FROM x", "text,integer,blob"),
            ("BEGIN; INSERT OR IGNORE INTO x VALUES ('no', 'b', 1); SELECT 1", "datatype mismatch")
        ),
        new(
            "18 AUTOINCREMENT with the highest row deleted",
            "CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT, b INTEGER); CREATE TABLE z (id INTEGER PRIMARY KEY AUTOINCREMENT); "
                + "INSERT INTO z VALUES (5); INSERT INTO x VALUES (1, 1), (2, 2), (90, 9); DELETE FROM x WHERE id = 90;",
            ("BEGIN; INSERT INTO x (b) VALUES (4); SELECT max(id) FROM x", "91"),
            ("SELECT group_concat(name || seq) FROM (SELECT * FROM sqlite_sequence ORDER BY name)", "x90,z5")
        ),
        new(
            "18 AUTOINCREMENT with an empty table",
            "CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT, b INTEGER); INSERT INTO x VALUES (41, 1); DELETE FROM x;",
            ("BEGIN; INSERT INTO x (b) VALUES (4); SELECT id FROM x", "42")
        ),
        new(
            "18 AUTOINCREMENT of a table that never had a row",
            "CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT, b INTEGER);",
            ("BEGIN; INSERT INTO x (b) VALUES (4); SELECT id FROM x", "1")
        ),
        new(
            "19 no key, gaps between the rowids",
            "CREATE TABLE x (a TEXT, b INTEGER); "
                + "INSERT INTO x (rowid, a, b) VALUES (-5, 'm', 0), (3, 'a', 1), (77, 'b', 2), (9223372036854775807, 'c', 3);",
            ("SELECT group_concat(rowid) FROM x", "-5,3,77,9223372036854775807")
        ),
        new(
            "20 a real column named rowid",
            "CREATE TABLE x (rowid TEXT, b INTEGER, [oid] TEXT); "
                + "INSERT INTO x (_rowid_, rowid, b, oid) VALUES (7, 'r', 1, 'o'), (3, 's', 2, 'p');",
            ("SELECT group_concat(_rowid_ || rowid || oid) FROM x", "3sp,7ro")
        ),
        new(
            "20 real columns named like every name of the rowid",
            "CREATE TABLE x (rowid TEXT, b INTEGER, oid TEXT, _rowid_ INTEGER); INSERT INTO x VALUES ('r', 1, 'o', 5), ('s', 2, 'p', 6);",
            ("SELECT group_concat(rowid || oid || _rowid_) FROM x", "ro5,sp6")
        ),
        new(
            "21 generated columns, virtual and stored",
            "CREATE TABLE x (id INTEGER PRIMARY KEY, v INTEGER GENERATED ALWAYS AS (b * 2) VIRTUAL, b INTEGER, "
                + "s TEXT AS (id || '!') STORED NOT NULL, w AS (s || v)); INSERT INTO x (id, b) VALUES (1, 10), (2, 20);",
            ("SELECT group_concat(w) FROM x", "1!20,2!40"),
            ("SELECT group_concat(hidden) FROM pragma_table_xinfo('x')", "0,2,0,3,2")
        ),
        new(
            "22 defaults",
            "CREATE TABLE x (id INTEGER PRIMARY KEY, b INTEGER DEFAULT -1, c TEXT DEFAULT 'it''s, (a) \"--\"', d DEFAULT (1 + (2)), "
                + "e TEXT DEFAULT CURRENT_TIMESTAMP, f DEFAULT x'00ff', g DEFAULT +1.5e-3, h DEFAULT TRUE, i DEFAULT NULL); "
                + "INSERT INTO x (id, b, e) VALUES (1, 1, 'then');",
            (
                "BEGIN; INSERT INTO x (id, b, e) VALUES (2, 2, ''); SELECT c || d || hex(f) || g || h FROM x WHERE id = 2",
                "it's, (a) \"--\"300FF0.00151"
            ),
            ("SELECT dflt_value FROM pragma_table_info('x') WHERE name = 'b'", "-1")
        ),
        new(
            "23 odd identifiers",
            "CREATE TABLE \"my \"\"table] x\" ([select] INTEGER PRIMARY KEY, `b``c` TEXT, \"B\" INTEGER, 'quoted' TEXT, [a.b,c(] TEXT, "
                + "имя TEXT CHECK (имя <> ''), \"CHECK\" TEXT); "
                + "INSERT INTO \"my \"\"table] x\" VALUES (1, 'a', 2, 'q', 'p', 'Имя', 'c'); "
                + "CREATE INDEX \"i \"\"x\" ON \"MY \"\"TABLE] X\" (\"CHECK\", [select]);",
            (
                "SELECT \"select\" || \"b`c\" || имя || quoted FROM \"my \"\"table] x\" INDEXED BY \"i \"\"x\" WHERE \"CHECK\" = 'c'",
                "1aИмяq"
            )
        )
        {
            Table = "my \"table] x",
            Up = m => m.Alter.Column("b").OnTable("MY \"table] x").AsInt64().NotNullable(),
            Down = m => m.Alter.Column("B").OnTable("my \"table] x").AsInt64().Nullable(),
        },
        new(
            "24 comments inside CREATE",
            """
            CREATE TABLE x -- of things
            ( /* first, (really) */ id INTEGER PRIMARY KEY, -- the key, 'quoted
              b INTEGER /* was: TEXT */ -- b, the second
              , c TEXT -- c
              /* , d TEXT */
            ) -- the end
            ;
            INSERT INTO x VALUES (1, 2, 'c');
            """,
            ("SELECT sql LIKE '%b INTEGER NOT NULL /* was: TEXT */ -- b, the second%' FROM sqlite_master WHERE name = 'x'", "1")
        ),
        new(
            "44 many columns, long names",
            $"CREATE TABLE x ({string.Join(", ", Enumerable.Range(0, 500).Select(n => $"c{n} INTEGER"))}, {LongName} TEXT, b INTEGER); "
                + $"CREATE INDEX i{LongName} ON x ({LongName}); INSERT INTO x (c499, {LongName}, b) VALUES (4, 'l', 1);",
            ($"SELECT c499 || {LongName} FROM x", "4l")
        ),
    ];
}
