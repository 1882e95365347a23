using System.Text.RegularExpressions;

namespace Gromozeka.Database.Samples;

/// <summary>
/// Every block of C# in the documentation is code that is compiled here, line for line. The quick start is followed by the tests of the
/// packages.
/// </summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents { get; } =
    [
        .. new[] { "README.md" }.Concat(
            Directory
                .GetFiles(Path.Combine(Root(), "docs"), "*.md")
                .Where(file => Path.GetFileName(file) != "quickstart.md")
                .Select(file => Path.GetRelativePath(Root(), file))
                .Order()
        ),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void CSharpBlock_OfDocument_IsCompiledCode(string document)
    {
        var compiled = Normalize(
            string.Join(
                "\n",
                Directory
                    .GetDirectories(Path.Combine(Root(), "tests"))
                    .Select(project => Path.Combine(project, "Samples"))
                    .Where(Directory.Exists)
                    .SelectMany(folder => Directory.GetFiles(folder, "*.cs"))
                    .Select(File.ReadAllText)
            )
        );

        var unknown = Block()
            .Matches(File.ReadAllText(Path.Combine(Root(), document)))
            .Select(block => Normalize(block.Groups[1].Value))
            .Where(block => !compiled.Contains(block, StringComparison.Ordinal));

        Assert.Empty(unknown);
    }

    private static string Normalize(string code) =>
        string.Join("\n", code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gromozeka.FluentMigrations.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
