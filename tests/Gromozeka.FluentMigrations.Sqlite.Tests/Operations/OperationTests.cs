using Fixtures.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Every fluent path that SQLite can do without making a table anew: up and down on a file that holds rows.</summary>
public class OperationTests
{
    private const string Seed = """
        CREATE TABLE people (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, age INTEGER, note TEXT);
        INSERT INTO people VALUES (1, 'Ann', 30, 'it''s'), (2, 'Боря 🐈', NULL, NULL), (3, 'Cid', 41, x'00ff');
        CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES people (id) ON DELETE CASCADE, tag TEXT DEFAULT 'none');
        INSERT INTO pets VALUES (1, 1, 'cat'), (2, 3, NULL);
        CREATE INDEX ix_people_age ON people (age);
        CREATE UNIQUE INDEX ux_pets_tag ON pets (tag);
        CREATE VIEW adults AS SELECT id, name FROM people WHERE age >= 18;
        """;

    private static readonly Dictionary<string, OperationCase> Cases = new[]
    {
        CreateTableCases.All,
        ColumnTypeCases.All,
        KeyCases.All,
        ColumnCases.All,
        IndexCases.All,
        RenameAndDeleteCases.All,
        RowCases.All,
        ExecuteCases.All,
        IfDatabaseCases.All,
    }
        .SelectMany(cases => cases)
        .ToDictionary(one => one.Name);

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_UpThenDown_MakesTheFactsTrueAndRestoresEverything(string name)
    {
        // Arrange
        using var bench = new Workbench(Seed);
        var one = Cases[name];
        var before = DatabaseSnapshot.Of(bench.File);
        var manager = bench.Manager(new StepCode(one.Up, one.Down));

        // Act
        manager.Migrate();
        var facts = one.Facts.Select(fact => fact with { Expected = bench.Read(fact.Sql) }).ToList();
        manager.Rollback();

        // Assert
        Assert.NotEmpty(one.Facts);
        Assert.Equal(one.Facts, facts);
        Assert.Equal(before, DatabaseSnapshot.Of(bench.File));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        Assert.Equal("", bench.Read("PRAGMA foreign_key_check"));
    }

    [Fact]
    public void Cases_All_HaveFactsThatAreFalseBefore()
    {
        using var bench = new Workbench(Seed);

        var alwaysTrue = Cases.Values.Where(one => one.Facts.All(fact => Holds(bench, fact))).Select(one => one.Name);

        Assert.Empty(alwaysTrue);
    }

    private static bool Holds(Workbench bench, Fact fact)
    {
        try
        {
            return bench.Read(fact.Sql) == fact.Expected;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return false;
        }
    }
}
