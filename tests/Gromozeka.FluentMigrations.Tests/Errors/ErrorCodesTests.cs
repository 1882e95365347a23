using System.Reflection;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Tests.Errors;

public sealed partial class ErrorCodesTests
{
    [Fact]
    public void All_EveryField_IsThereOnceInTheOrderOfItsId()
    {
        var fields = typeof(ErrorCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (ErrorCode)field.GetValue(null)!);

        Assert.Equal(fields, ErrorCodes.All);
        Assert.Equal(ErrorCodes.All.OrderBy(code => code.Id, StringComparer.Ordinal), ErrorCodes.All);
    }

    [Fact]
    public void All_IdsAndTitles_AreUniqueAndWellFormed()
    {
        Assert.Equal(ErrorCodes.All.Count, ErrorCodes.All.DistinctBy(code => code.Id).Count());
        Assert.Equal(ErrorCodes.All.Count, ErrorCodes.All.DistinctBy(code => code.Title).Count());
        Assert.All(ErrorCodes.All, code => Assert.Matches("^GM[1-9][0-9]{2}$", code.ToString()));
        Assert.All(ErrorCodes.All, code => Assert.Contains(code.ExitCode, new[] { 1, 2, 4, 5, 6, 7, 8, 9 }));
    }

    [Fact]
    public void All_AndTheDocument_HaveTheSameCodesAndTitles()
    {
        var document = File.ReadAllText(Path.Combine(Root(), "docs", "errors.md"));

        var documented = Heading().Matches(document).Select(heading => $"{heading.Groups[1].Value} — {heading.Groups[2].Value.Trim()}");

        Assert.Equal(ErrorCodes.All.Select(code => $"{code.Id} — {code.Title}"), documented);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!folder.EnumerateFiles("*.sln").Any())
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return folder.FullName;
    }

    [GeneratedRegex("^## (GM[0-9]+) — (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
