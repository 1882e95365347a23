using Fixtures.Steps;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>One alteration up and down again, over everything that may depend on a table or be special about it.</summary>
public class RebuildCaseTests
{
    private static readonly Dictionary<string, RebuildCase> Cases = DependantCases.All.Concat(TableCases.All).ToDictionary(one => one.Name);

    public static TheoryData<string, Library> Names => Cases.Keys.WithEachLibrary();

    [Theory]
    [MemberData(nameof(Names))]
    public void AlterColumn_UpThenDown_KeepsEverything(string name, Library library)
    {
        // Arrange
        var one = Cases[name];
        using var bench = new Workbench(one.Seed);
        var before = Dump.Of(bench.File);
        var manager = bench.Manager(new StepCode(one.Up, one.Down), library.Options() with { ForeignKeys = one.ForeignKeys });

        // Act
        manager.Migrate();
        var between = Dump.Of(bench.File);
        var facts = one.Facts.Select(fact => (fact.Sql, Answer(bench, fact.Sql))).ToList();
        manager.Rollback();

        // Assert
        Assert.NotEmpty(one.Facts);
        Assert.Equal(one.Facts, facts);
        Assert.Equal(Others(before, one), Others(between, one));
        Assert.NotEqual(before, between);
        Assert.Equal(before, Dump.Of(bench.File));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    /// <summary>Everything but the statement and the rows of the table.</summary>
    private static IEnumerable<string> Others(IReadOnlyList<string> dump, RebuildCase one) =>
        dump.Where(line =>
            !line.StartsWith($"table {one.Table} on", StringComparison.Ordinal)
            && !line.StartsWith($"{one.Table}: ", StringComparison.Ordinal)
        );

    private static string Answer(Workbench bench, string sql)
    {
        try
        {
            return bench.Read(sql);
        }
        catch (SqliteException error)
        {
            return error.Message.Split('\'')[1];
        }
    }
}
