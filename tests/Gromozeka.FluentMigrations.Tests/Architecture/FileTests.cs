namespace Gromozeka.FluentMigrations.Tests.Architecture;

/// <summary>What the formatter leaves to the author: long strings, long comments and long files.</summary>
public class FileTests
{
    private const int Width = 140;

    private const int Length = 300;

    /// <summary>Files that are longer for a reason.</summary>
    private static readonly Dictionary<string, string> Longer = new()
    {
        ["PlainSqlTests.cs"] = "tables of statements",
        ["RefusalTests.cs"] = "tables of refused operations",
        ["CreationTests.cs"] = "tables of statements",
        ["LeftoverTests.cs"] = "tables of what a step may leave",
        ["HalfDoneTests.cs"] = "one test for each way in which a step ends partially applied",
        ["DataLossTests.cs"] = "one test for each way in which rows are lost",
        ["GivenConnectionTests.cs"] = "one test for each thing that a connection of the host keeps",
        ["ErrorCodes.cs"] = "one member for each error",
        ["SqliteSession.cs"] = "the members of IDatabaseSession, two or three lines each",
        ["RandomAlterations.cs"] = "one method per operation that is made up",
    };

    [Fact]
    public void Lines_AreShort()
    {
        var longLines = (
            from file in Repository.Sources
            from line in File.ReadLines(file).Index()
            where line.Item.Length > Width && !(IsTest(file) && IsData(file, line.Index))
            select $"{file}:{line.Index + 1}"
        ).ToList();

        Assert.True(longLines.Count == 0, $"Over {Width} characters:\n{string.Join('\n', longLines)}");
    }

    [Fact]
    public void Files_AreShort()
    {
        var longFiles = Repository.Sources.Where(file => File.ReadLines(file).Count() > Length).Select(file => Path.GetFileName(file)!);

        Assert.Equal(Longer.Keys.Order(StringComparer.Ordinal), longFiles.Order(StringComparer.Ordinal));
    }

    private static bool IsTest(string file) => file.StartsWith(Path.Combine(Repository.Root, "tests"), StringComparison.Ordinal);

    /// <summary>A line of a raw string: expected output, a program or a script, whose lines are as long as they are.</summary>
    private static bool IsData(string file, int line) =>
        File.ReadLines(file).Take(line).Count(text => text.Split("\"\"\"").Length % 2 == 0) % 2 == 1;
}
