using FluentMigrator;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>
/// Full-text search and R-trees over a table that changes: they find what they found, or the change is refused by their name.
/// </summary>
public class ModuleTests
{
    private const string X =
        "CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, n TEXT); "
        + "INSERT INTO x VALUES (3, 'three', 33, 'n'), (9, 'nine', 99, 'n');";

    private const string Loose =
        "CREATE TABLE x (id INTEGER, a TEXT, b INTEGER); INSERT INTO x (rowid, id, a, b) VALUES (1, 30, 'three', 33), (2, 1, 'nine', 99);";

    private const string Fts5 =
        "CREATE VIRTUAL TABLE f USING fts5(a, content='x', content_rowid = 'id'); INSERT INTO f (f) VALUES ('rebuild');";

    private const string Sync = """
        CREATE TRIGGER xi AFTER INSERT ON x BEGIN INSERT INTO f (rowid, a) VALUES (new.id, new.a); END;
        CREATE TRIGGER xd AFTER DELETE ON x BEGIN INSERT INTO f (f, rowid, a) VALUES ('delete', old.id, old.a); END;
        """;

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Query, string Found)> Kept = new()
    {
        ["fts5 over a table that gets another name"] = (
            X + Fts5 + Sync,
            m => m.Rename.Table("X").To("it's y"),
            "INSERT INTO \"it's y\" VALUES (12, 'three', 1, 'n'); SELECT rowid, a FROM f WHERE f MATCH 'three'",
            "3|three; 12|three"
        ),
        ["fts5 by a key that gets another name"] = (
            X + Fts5 + Sync,
            m => m.Rename.Column("ID").OnTable("x").To("key"),
            "SELECT rowid, a FROM f WHERE f MATCH 'three'",
            "3|three"
        ),
        ["fts5 by a name without quotes"] = (
            X + "CREATE VIRTUAL TABLE f USING fts5 (a, content=x, content_rowid=id, prefix='2'); INSERT INTO f (f) VALUES ('rebuild');",
            m =>
            {
                m.Rename.Table("x").To("y");
                m.Rename.Column("id").OnTable("y").To("key");
                m.Alter.Column("b").OnTable("y").AsString();
            },
            "SELECT rowid, a FROM f WHERE f MATCH 'th*'",
            "3|three"
        ),
        ["fts4 over a table that gets another name"] = (
            X + "CREATE VIRTUAL TABLE f USING fts4(a, content=\"x\"); INSERT INTO f (f) VALUES ('rebuild');",
            m => m.Rename.Table("x").To("y"),
            "SELECT docid, a FROM f WHERE f MATCH 'three'",
            "3|three"
        ),
        ["fts5 by rows that get other numbers"] = (
            Loose + "CREATE VIRTUAL TABLE f USING fts5(a, content='x'); INSERT INTO f (f) VALUES ('rebuild');",
            m => m.Create.PrimaryKey("pk").OnTable("x").Column("id"),
            "SELECT rowid, a FROM f WHERE f MATCH 'three'",
            "30|three"
        ),
        ["fts4 by rows that get other numbers"] = (
            Loose + "CREATE VIRTUAL TABLE f USING fts4(a, content=\"x\"); INSERT INTO f (f) VALUES ('rebuild');",
            m => m.Create.PrimaryKey("pk").OnTable("x").Column("id"),
            "SELECT docid, a FROM f WHERE f MATCH 'three'",
            "30|three"
        ),
        ["fts5 over a view of rows that get other numbers"] = (
            Loose
                + "CREATE VIEW v AS SELECT rowid AS k, a FROM x; CREATE VIRTUAL TABLE f USING fts5(a, content='v', content_rowid='k'); "
                + "INSERT INTO f (f) VALUES ('rebuild');",
            m => m.Create.PrimaryKey("pk").OnTable("x").Column("id"),
            "SELECT rowid, a FROM f WHERE f MATCH 'three'",
            "30|three"
        ),
        ["fts5 by another column, over rows that get other numbers"] = (
            Loose + "CREATE VIRTUAL TABLE f USING fts5(a, content='x', content_rowid='b'); INSERT INTO f (f) VALUES ('rebuild');",
            m => m.Create.PrimaryKey("pk").OnTable("x").Column("id"),
            "SELECT rowid, a FROM f WHERE f MATCH 'three'",
            "33|three"
        ),
        ["fts5 of a column that is converted"] = (
            "CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO x VALUES (3, '7'); "
                + "CREATE VIRTUAL TABLE f USING fts5(a, content='x', tokenize=\"unicode61 tokenchars '.'\"); "
                + "INSERT INTO f (f) VALUES ('rebuild');",
            m => m.Alter.Column("a").OnTable("x").AsCustom("REAL"),
            "SELECT rowid FROM f WHERE f MATCH '\"7.0\"'",
            "3"
        ),
        ["fts5 that has its own name changed"] = (
            X + "CREATE VIRTUAL TABLE f USING fts5(a); INSERT INTO f SELECT a FROM x;",
            m => m.Rename.Table("f").To("g"),
            "SELECT a FROM g WHERE g MATCH 'three'",
            "three"
        ),
        ["fts5 that is deleted before its table"] = (
            X + Fts5,
            m =>
            {
                m.Delete.Table("f");
                m.Delete.Table("x");
            },
            "SELECT count(*) FROM sqlite_master WHERE name IN ('f', 'x', 'f_data')",
            "0"
        ),
        ["an R-tree by a key, over rows that get it as number"] = (
            Loose
                + "CREATE VIRTUAL TABLE r USING rtree(id, low, high); "
                + "CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO r VALUES (new.id, new.b, new.b); END; "
                + "INSERT INTO r SELECT id, b, b FROM x;",
            m => m.Create.PrimaryKey("pk").OnTable("x").Column("id"),
            "INSERT INTO x VALUES (40, 'four', 44); SELECT id FROM r WHERE low > 40 ORDER BY 1",
            "1; 40"
        ),
        ["an R-tree that gets another name, and one that goes"] = (
            X
                + "CREATE VIRTUAL TABLE r USING rtree(id, low, high); INSERT INTO r VALUES (3, 1, 2); "
                + "CREATE VIRTUAL TABLE s USING rtree(id, low, high);",
            m =>
            {
                m.Rename.Table("r").To("q");
                m.Delete.Table("s");
            },
            "SELECT id FROM q",
            "3"
        ),
        ["one that could not be read before"] = (
            X + "CREATE VIRTUAL TABLE f USING fts5(a, content='nowhere');",
            m =>
            {
                m.Rename.Table("f").To("g");
                m.Rename.Table("x").To("y");
            },
            "SELECT a FROM y WHERE id = 3",
            "three"
        ),
    };

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, ErrorCode Code, string Why)> Refused = new()
    {
        ["a table that fts5 is over goes"] = (X + Fts5, m => m.Delete.Table("x"), ErrorCodes.DependentBroken, "virtual table f"),
        ["a table that fts4 is over goes"] = (
            X + "CREATE VIRTUAL TABLE f USING fts4(a, content=\"x\"); INSERT INTO f (f) VALUES ('rebuild');",
            m => m.Delete.Table("x"),
            ErrorCodes.DependentBroken,
            "virtual table f"
        ),
        ["a column that fts5 searches gets another name"] = (
            X + Fts5,
            m => m.Rename.Column("a").OnTable("x").To("z"),
            ErrorCodes.DependentBroken,
            "virtual table f"
        ),
        ["a column that fts4 searches gets another name"] = (
            X + "CREATE VIRTUAL TABLE f USING fts4(a, content=\"x\"); INSERT INTO f (f) VALUES ('rebuild');",
            m => m.Rename.Column("a").OnTable("x").To("z"),
            ErrorCodes.DependentBroken,
            "virtual table f"
        ),
        ["a column that fts5 searches goes"] = (
            X + Fts5,
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.DependentBroken,
            "virtual table f"
        ),
        ["a column that fts5 searches goes in a rebuild"] = (
            X + "CREATE INDEX i ON x (a);" + Fts5,
            m => m.Delete.Column("a").FromTable("x"),
            ErrorCodes.DependentBroken,
            "virtual table f"
        ),
        ["a key that fts5 goes by goes"] = (
            X + Fts5,
            m => m.Delete.Column("id").FromTable("x"),
            ErrorCodes.DependentBroken,
            "virtual table f"
        ),
        ["a column of a view that fts5 is over"] = (
            X + "CREATE VIEW v AS SELECT * FROM x; CREATE VIRTUAL TABLE f USING fts5(a, content='v', content_rowid='id');",
            m => m.Rename.Column("a").OnTable("x").To("z"),
            ErrorCodes.DependentBroken,
            "virtual table f"
        ),
        ["the table of a vocabulary"] = (
            X + Fts5 + "CREATE VIRTUAL TABLE w USING fts5vocab(f, 'row');",
            m => m.Rename.Table("f").To("g"),
            ErrorCodes.DependentBroken,
            "virtual table w"
        ),
        ["an R-tree by numbers that change"] = (
            Loose
                + "CREATE VIRTUAL TABLE r USING rtree(id, low, high); "
                + "CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO r VALUES (new.rowid, new.b, new.b); END; "
                + "INSERT INTO x VALUES (7, 'seven', 77);",
            m => m.Create.PrimaryKey("pk").OnTable("x").Column("id"),
            ErrorCodes.DependentBroken,
            "virtual table r, which trigger t fills"
        ),
        ["fts5 without content, by numbers that change"] = (
            Loose
                + "CREATE VIRTUAL TABLE f USING fts5(a, content=''); "
                + "CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO f (rowid, a) VALUES (new._rowid_, new.a); END;",
            m => m.Create.PrimaryKey("pk").OnTable("x").Column("id"),
            ErrorCodes.DependentBroken,
            "virtual table f, which trigger t fills"
        ),
        ["a table of a module is altered"] = (
            X + Fts5,
            m => m.Alter.Column("sz").OnTable("f_docsize").AsString(),
            ErrorCodes.OperationNotSupported,
            "table f_docsize belongs to virtual table f"
        ),
        ["a table of a module gets a column"] = (
            X + Fts5,
            m => m.Create.Column("z").OnTable("f_docsize").AsString().Nullable(),
            ErrorCodes.OperationNotSupported,
            "belongs to virtual table f"
        ),
        ["a table of a module loses a column"] = (
            X + Fts5,
            m => m.Delete.Column("sz").FromTable("F_docsize"),
            ErrorCodes.OperationNotSupported,
            "belongs to virtual table f"
        ),
        ["a table of a module gets another name"] = (
            X + Fts5,
            m => m.Rename.Table("f_data").To("d"),
            ErrorCodes.OperationNotSupported,
            "belongs to virtual table f"
        ),
        ["a column of a table of a module gets another name"] = (
            X + Fts5,
            m => m.Rename.Column("sz").OnTable("f_docsize").To("d"),
            ErrorCodes.OperationNotSupported,
            "belongs to virtual table f"
        ),
        ["a table of a module goes"] = (
            "CREATE VIRTUAL TABLE r USING rtree(id, low, high); CREATE VIRTUAL TABLE r_x USING rtree(id, low, high);",
            m => m.Delete.Table("r_x_node"),
            ErrorCodes.OperationNotSupported,
            "belongs to virtual table r_x"
        ),
    };

    public static TheoryData<string> KeptNames => new(Kept.Keys);

    public static TheoryData<string> RefusedNames => new(Refused.Keys);

    [Theory]
    [MemberData(nameof(KeptNames))]
    public void Migrate_WhatAModuleCanFollow_FindsTheRows(string name)
    {
        var (sql, up, query, found) = Kept[name];
        using var bench = new Workbench(sql);

        bench.Migrate(up);

        if (query.Split("; ") is [var write, var read])
        {
            bench.File.Execute(write);
            query = read;
        }

        Assert.Equal(found, bench.Read(query));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void Migrate_WhatAModuleCannotFollow_IsRefused(string name)
    {
        var (sql, up, code, why) = Refused[name];
        using var bench = new Workbench(sql);
        var before = Dump.Of(bench.File);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(up));

        Assert.Equal(code, error.Code);
        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        Assert.Equal(before, Dump.Of(bench.File));
    }
}
