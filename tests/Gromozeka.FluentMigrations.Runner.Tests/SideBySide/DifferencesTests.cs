namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>The table of differences in docs/fluentmigrator.md, line by line.</summary>
public sealed class DifferencesTests
{
    public static TheoryData<string, string, string> Documented
    {
        get
        {
            var lines = new TheoryData<string, string, string>();
            foreach (var cells in Table())
                lines.Add(cells[0], cells[1], cells[2]);
            return lines;
        }
    }

    [Fact]
    public void Table_NamesEachDifference() => Assert.Equal(Differences.All.Keys, Table().Select(cells => cells[0]));

    [Theory]
    [MemberData(nameof(Documented))]
    public void Line_IsWhatHappens(string what, string withFluentMigrator, string here)
    {
        using var fluentMigrator = new RunnerHost("Library") { Database = builder => builder.AddSQLite() };
        using var engine = new RunnerHost("Library");

        Assert.Equal((withFluentMigrator, here), (Differences.All[what](fluentMigrator), Differences.All[what](engine)));
    }

    private static IEnumerable<string[]> Table() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "fluentmigrator.md"))
            .SkipWhile(line => !line.StartsWith("| what |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
}
