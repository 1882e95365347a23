using Fixtures.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>Every alteration that takes a rebuild, up and down on tables that hold rows and on which others depend.</summary>
public class ChangeTests
{
    internal const string Seed = """
        CREATE TABLE authors (id INTEGER PRIMARY KEY CHECK (id > 0), name TEXT);
        CREATE TABLE books (
            id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
            author_id INTEGER REFERENCES authors (id) ON DELETE CASCADE,
            title TEXT, pages INTEGER, isbn TEXT NOT NULL DEFAULT '?' /* ten or thirteen digits */,
            CONSTRAINT uq_isbn UNIQUE (isbn) ON CONFLICT REPLACE, UNIQUE (author_id, title));
        CREATE TABLE loose (id INTEGER, word TEXT, author_id INTEGER);
        CREATE UNIQUE INDEX ux_word ON loose (word);
        CREATE TABLE keyless (word TEXT);
        CREATE TABLE apart (id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT UNIQUE REFERENCES apart (code) CHECK (code <> ''), note TEXT, CHECK (length(code) < 9));
        CREATE INDEX ix_code ON apart (lower(code)) WHERE code > 'a';
        INSERT INTO authors VALUES (1, 'Tove'), (2, 'Лев');
        INSERT INTO books VALUES (1, 1, 'Moomins', 300, '1'), (2, 1, 'it''s', NULL, '2'), (3, 2, 'War', 7, '3'), (40, 2, 'gone', 1, '40');
        DELETE FROM books WHERE id = 40;
        INSERT INTO loose (rowid, id, word, author_id) VALUES (20, 20, 'a', 1), (30, 30, 'b', NULL);
        INSERT INTO keyless (rowid, word) VALUES (4, 'four'), (9, 'nine');
        INSERT INTO apart VALUES (3, 'c', 'n');
        CREATE INDEX ix_books ON books (title COLLATE NOCASE DESC) WHERE pages > 5;
        CREATE INDEX ix_authors ON authors (id DESC, name) WHERE id > 0;
        CREATE VIEW per_author AS SELECT count(*) AS n FROM books JOIN authors ON authors.id = author_id GROUP BY authors.id;
        CREATE TRIGGER gone AFTER DELETE ON authors BEGIN DELETE FROM books WHERE author_id = old.id; END;
        CREATE TRIGGER touched AFTER UPDATE OF title ON books BEGIN UPDATE authors SET name = name || '!' WHERE id = new.author_id; END;
        """;

    private static readonly Dictionary<string, ChangeCase> Cases = ColumnChangeCases
        .All.Concat(KeyChangeCases.All)
        .ToDictionary(one => one.Name);

    public static TheoryData<string, Library> Names => Cases.Keys.WithEachLibrary();

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_UpThenDown_MakesTheFactsTrueAndRestoresEverything(string name, Library library)
    {
        // Arrange
        using var bench = new Workbench(Seed);
        var one = Cases[name];
        var before = Dump.Of(bench.File);
        var manager = bench.Manager(new StepCode(one.Up, one.Down), library.Options() with { ForeignKeys = true });

        // Act
        manager.Migrate();
        var facts = one.Facts.Select(fact => (fact.Sql, bench.Read(fact.Sql))).ToList();
        var between = Dump.Of(bench.File);
        manager.Rollback();

        // Assert
        Assert.NotEmpty(one.Facts);
        Assert.Equal(one.Facts, facts);
        Assert.NotEqual(before, between);
        Assert.Equal(Kept(before, one), Kept(Dump.Of(bench.File), one));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        Assert.Equal("", bench.Read("PRAGMA foreign_key_check"));
    }

    private static IEnumerable<string> Kept(IReadOnlyList<string> dump, ChangeCase one) =>
        one.RestoresText
            ? dump
            : dump.Where(line => !line.Contains("INDEX", StringComparison.Ordinal)).Select(line => line.Split(": CREATE")[0]);
}
