using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Tests.Architecture;

public sealed partial class DocumentLinkTests
{
    public static TheoryData<string> Documents { get; } =
    [.. Directory.EnumerateFiles(Repository.Root, "*.md").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfADocument_LeadToFiles(string document) =>
        Assert.All(Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))), link =>
            Assert.True(File.Exists(Path.Combine(Repository.Root, link.Groups[1].Value)), link.Value)
        );

    [GeneratedRegex(@"\]\(([^):#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
