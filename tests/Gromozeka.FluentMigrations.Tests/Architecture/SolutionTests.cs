namespace Gromozeka.FluentMigrations.Tests.Architecture;

public class SolutionTests
{
    private static readonly string Solution = File.ReadAllText(Path.Combine(Repository.Root, "Gromozeka.FluentMigrations.sln"));

    /// <summary>
    /// Each but two of the benchmarks: one has packages that nobody else needs, and one is published with migrations that are written then.
    /// </summary>
    [Fact]
    public void Solution_HasEveryProject() =>
        Assert.All(
            Projects()
                .Where(project =>
                    !project.Contains("Benchmarks.", StringComparison.Ordinal)
                    || project.Contains("Benchmarks.csproj", StringComparison.Ordinal)
                ),
            project => Assert.Contains($"\"{project.Replace('/', '\\')}\"", Solution, StringComparison.Ordinal)
        );

    [Fact]
    public void Solution_HasOnePlatform()
    {
        Assert.DoesNotContain("|x64", Solution, StringComparison.Ordinal);
        Assert.DoesNotContain("|x86", Solution, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_DeclareTheirApiAndHaveAReadme() => Assert.All(Projects().Where(IsPackage), project =>
        {
            var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, project))!;
            Assert.NotEmpty(File.ReadAllText(Path.Combine(folder, "README.md")));
            Assert.True(HasNoApi(Text(project)) || File.ReadLines(Path.Combine(folder, "PublicAPI.Shipped.txt")).Count() > 1);
        });

    private static bool HasNoApi(string project) =>
        project.Contains("<PackAsTool>true", StringComparison.Ordinal)
        || project.Contains("<PackageType>Template", StringComparison.Ordinal);

    private static IEnumerable<string> Projects() =>
        from top in new[] { "src", "tests" }
        from file in Repository.Files(top, "*.csproj")
        select Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    private static bool IsPackage(string project) =>
        project.StartsWith("src/", StringComparison.Ordinal) && !Text(project).Contains("<IsPackable>false", StringComparison.Ordinal);

    private static string Text(string project) => File.ReadAllText(Path.Combine(Repository.Root, project));
}
