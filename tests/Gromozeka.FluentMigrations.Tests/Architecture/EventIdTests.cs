using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Tests.Architecture;

/// <summary>Who filters a log by an id gets one kind of event.</summary>
public partial class EventIdTests
{
    [Fact]
    public void Ids_AreUniqueInAFile()
    {
        var ids = (
            from file in Repository.Sources
            from Match id in Id().Matches(File.ReadAllText(file))
            select (File: Path.GetFileName(file), Id: id.Groups[1].Value)
        ).ToList();

        Assert.NotEmpty(ids);
        Assert.Empty(ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [GeneratedRegex(@"\[LoggerMessage\((\d+),")]
    private static partial Regex Id();
}
