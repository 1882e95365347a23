namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Columns that take no NULL any more, or take it again: the statement of the table before and after, and whether SQLite's own statement
/// makes exactly this of it. A case in which it does not says what SQLite would make.
/// </summary>
internal static class NotNullCases
{
    public static IReadOnlyDictionary<string, (string Before, string After, bool IsInPlace)> Set { get; } =
        new Dictionary<string, (string, string, bool)>
        {
            ["plain"] = ("(a, b INTEGER, c)", "(a, b INTEGER NOT NULL, c)", true),
            ["last column"] = ("(a, b INTEGER)", "(a, b INTEGER NOT NULL)", true),
            ["already"] = ("(a, b INTEGER NOT NULL)", "(a, b INTEGER NOT NULL)", true),
            ["already, with a name"] = ("(a, b INTEGER CONSTRAINT n NOT NULL)", "(a, b INTEGER CONSTRAINT n NOT NULL)", true),
            ["already, with ON CONFLICT"] = (
                "(a, b INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 7)",
                "(a, b INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 7)",
                true
            ),
            ["constraints before"] = (
                "(a, b INTEGER DEFAULT (1 + 2) CHECK (b NOT NULL) UNIQUE COLLATE NOCASE)",
                "(a, b INTEGER DEFAULT (1 + 2) CHECK (b NOT NULL) UNIQUE COLLATE NOCASE NOT NULL)",
                true
            ),
            ["constraints of the table"] = (
                "(a, b INTEGER, CHECK (b > 0) CHECK (a > 0), UNIQUE (a, b))",
                "(a, b INTEGER NOT NULL, CHECK (b > 0) CHECK (a > 0), UNIQUE (a, b))",
                true
            ),
            ["foreign key"] = (
                "(a, b INTEGER REFERENCES x (a) ON DELETE SET NULL)",
                "(a, b INTEGER REFERENCES x (a) ON DELETE SET NULL NOT NULL)",
                true
            ),
            ["computed"] = ("(a, b INTEGER AS (a + 1), c)", "(a, b INTEGER AS (a + 1) NOT NULL, c)", true),
            ["computed and stored"] = ("(a, b INTEGER AS (a + 1) STORED, c)", "(a, b INTEGER AS (a + 1) STORED NOT NULL, c)", true),
            ["STRICT"] = ("(a ANY, b INTEGER) STRICT", "(a ANY, b INTEGER NOT NULL) STRICT", true),
            ["WITHOUT ROWID"] = ("(a PRIMARY KEY, b INTEGER) WITHOUT ROWID", "(a PRIMARY KEY, b INTEGER NOT NULL) WITHOUT ROWID", true),
            ["key of the rows"] = ("(b INTEGER PRIMARY KEY, a)", "(b INTEGER PRIMARY KEY NOT NULL, a)", true),
            ["key"] = ("(a, b INTEGER, PRIMARY KEY (b, a))", "(a, b INTEGER NOT NULL, PRIMARY KEY (b, a))", true),
            ["another case, and quotes"] = ("(a, [B] INTEGER, `c`)", "(a, [B] INTEGER NOT NULL, `c`)", true),
            ["odd names around"] = (
                "(\"a, b NOT NULL (\" TEXT, b INTEGER, 'c''c')",
                "(\"a, b NOT NULL (\" TEXT, b INTEGER NOT NULL, 'c''c')",
                true
            ),
            ["comments elsewhere"] = ("(a, -- b\n b INTEGER, /* c */ c)", "(a, -- b\n b INTEGER NOT NULL, /* c */ c)", true),
            ["a comment behind: it would come before NOT NULL"] = (
                "(a, b INTEGER /* bees */, c)",
                "(a, b INTEGER NOT NULL /* bees */, c)",
                false
            ),
            ["a comment to the end of the line"] = ("(a, b INTEGER -- bees\n)", "(a, b INTEGER NOT NULL -- bees\n)", false),
            ["a break of the line behind"] = ("(\n  a,\n  b INTEGER\n)", "(\n  a,\n  b INTEGER NOT NULL\n)", false),
            ["an explicit NULL: it would stay"] = ("(a, b INTEGER NULL, c)", "(a, b INTEGER NOT NULL, c)", false),
            ["NOT DEFERRABLE: it would go"] = (
                "(a, b INTEGER REFERENCES x (a) NOT DEFERRABLE)",
                "(a, b INTEGER REFERENCES x (a) NOT DEFERRABLE NOT NULL)",
                false
            ),
            ["another type as well"] = ("(a, b TEXT, c)", "(a, b INTEGER NOT NULL, c)", false),
        };

    public static IReadOnlyDictionary<string, (string Before, string After, bool IsInPlace)> Drop { get; } =
        new Dictionary<string, (string, string, bool)>
        {
            ["plain"] = ("(a, b INTEGER NOT NULL, c)", "(a, b INTEGER, c)", true),
            ["last column"] = ("(a, b INTEGER NOT NULL)", "(a, b INTEGER)", true),
            ["already"] = ("(a, b INTEGER)", "(a, b INTEGER)", true),
            ["with a name"] = ("(a, b INTEGER CONSTRAINT [n n] NOT NULL, c)", "(a, b INTEGER, c)", true),
            ["with ON CONFLICT"] = ("(a, b INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 7, c)", "(a, b INTEGER DEFAULT 7, c)", true),
            ["constraints around"] = (
                "(a, b INTEGER CHECK (b NOT NULL) NOT NULL UNIQUE)",
                "(a, b INTEGER CHECK (b NOT NULL) UNIQUE)",
                true
            ),
            ["computed"] = ("(a, b INTEGER AS (a + 1) NOT NULL, c)", "(a, b INTEGER AS (a + 1), c)", true),
            ["STRICT"] = ("(a ANY, b INTEGER NOT NULL) STRICT", "(a ANY, b INTEGER) STRICT", true),
            ["key of a table WITHOUT ROWID"] = (
                "(a, b INTEGER NOT NULL PRIMARY KEY) WITHOUT ROWID",
                "(a, b INTEGER PRIMARY KEY) WITHOUT ROWID",
                true
            ),
            ["key of the rows"] = ("(b INTEGER NOT NULL PRIMARY KEY, a)", "(b INTEGER PRIMARY KEY, a)", true),
            ["a comment before: it would go"] = ("(a, b INTEGER /* bees */ NOT NULL, c)", "(a, b INTEGER /* bees */, c)", false),
            ["a comment behind: it would go"] = ("(a, b INTEGER NOT NULL -- bees\n, c)", "(a, b INTEGER -- bees\n, c)", false),
            ["a break of the line behind"] = ("(\n  a,\n  b INTEGER NOT NULL\n)", "(\n  a,\n  b INTEGER\n)", false),
            ["NOT NULL twice: one would stay"] = ("(a, b INTEGER NOT NULL NOT NULL, c)", "(a, b INTEGER, c)", false),
            ["NOT DEFERRABLE before: it would go instead"] = (
                "(a, b INTEGER REFERENCES x (a) NOT DEFERRABLE NOT NULL, c)",
                "(a, b INTEGER REFERENCES x (a) NOT DEFERRABLE, c)",
                false
            ),
        };
}
