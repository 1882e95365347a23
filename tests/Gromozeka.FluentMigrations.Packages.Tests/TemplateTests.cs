using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests;

/// <summary>What <c>dotnet new</c> creates builds without a warning, and its tests pass, right away.</summary>
[Collection(PackedFeedDefinition.Name)]
public sealed partial class TemplateTests(PackedFeed feed) : IDisposable
{
    private const string Content = "src/Gromozeka.FluentMigrations.Templates/content/fm-migrations/";

    private readonly UserFolder _user = new(feed);

    public void Dispose() => _user.Dispose();

    /// <summary>The name of the program is a namespace too, whatever characters it has.</summary>
    [LongTheory]
    [InlineData("Acme.Shop-2", "Acme.Shop_2")]
    [InlineData("Shop", "Shop")]
    public void AProgram_BuildsAndPassesItsTests(string name, string space)
    {
        Install();

        _user.Bash($"dotnet new fm-migrations -o {name}").AssertOk();

        var tests = _user.Bash($"cd {name} && dotnet test && dotnet run --project {name}").AssertOk();
        Assert.Matches(@"Passed! +- Failed: +0, Passed: +2", tests.Output);
        Assert.EndsWith("version 1\n", tests.Output, StringComparison.Ordinal);
        _user.Bash($"cd {name} && dotnet format --verify-no-changes").AssertOk();
        Assert.Contains(
            $"namespace {space}.Migrations;",
            File.ReadAllText(_user.File($"{name}/{name}/Migrations/Migration001Orders.cs")),
            StringComparison.Ordinal
        );
        Assert.All(Directory.EnumerateFiles(_user.File(name), "*", SearchOption.AllDirectories).Where(IsWritten), file =>
            Assert.DoesNotMatch("Shop[.]_?1|0[.]0[.]0-packed|PACKED", file + File.ReadAllText(file))
        );
    }

    /// <summary>The tool is in the manifest, in the version of the packages, and finds the program from the top folder.</summary>
    [LongFact]
    public void AProgram_HasTheTool_WhichNumbersTheNextMigration()
    {
        Install();
        _user.Bash("dotnet new fm-migrations -o Shop && cd Shop && dotnet tool restore").AssertOk();

        Assert.Equal(feed.Version, _user.Bash("cd Shop && dotnet fm --version").AssertOk().Output.Split('+')[0].Trim());
        var status = _user.Bash("cd Shop && dotnet fm new prices --quiet && dotnet fm status -c 'Data Source=shop.db' --quiet").AssertOk();

        Assert.StartsWith("Shop/Migrations/Migration002Prices.cs\n", status.Output, StringComparison.Ordinal);
        Assert.Contains("0 applied, 2 pending.", status.Output, StringComparison.Ordinal);
    }

    [LongTheory]
    [InlineData("AddPrices", "2", "Migration002AddPrices", "2", "Add prices")]
    [InlineData("add_prices", "007", "Migration007Add_prices", "7", "Add prices")]
    [InlineData("Prices", "20260105090000", "Migration20260105090000Prices", "20260105090000", "Prices")]
    public void AMigration_HasTheNumberThatIsGiven(string name, string number, string type, string version, string description)
    {
        Install();
        _user.Bash("dotnet new console -o Shop && cd Shop && dotnet add package Gromozeka.FluentMigrations.Sqlite --prerelease").AssertOk();

        _user.Bash($"cd Shop && dotnet new fm-migration -n {name} --number {number} && dotnet build -p:MigrationNumbering=Any").AssertOk();

        var code = File.ReadAllText(_user.File($"Shop/Migrations/{type}.cs"));
        Assert.StartsWith("using FluentMigrator;\n\nnamespace Shop.Migrations;\n", code, StringComparison.Ordinal);
        Assert.Contains(
            $"[Migration({version}, \"{description}\")]\npublic sealed class {type} : Migration\n",
            code,
            StringComparison.Ordinal
        );
    }

    /// <summary>Without a number, or with one that is taken, nothing is numbered silently.</summary>
    [LongFact]
    public void AMigration_WithoutANumberOrWithATakenOne_IsRefused()
    {
        Install();
        _user.Bash("dotnet new fm-migrations -o Shop").AssertOk();

        var missing = _user.Bash("cd Shop/Shop && dotnet new fm-migration -n Prices");
        var help = _user.Bash("cd Shop/Shop && dotnet new fm-migration --help");
        var taken = _user.Bash("cd Shop/Shop && dotnet new fm-migration -n Prices --number 1 && dotnet build");

        Assert.NotEqual(0, missing.ExitCode);
        Assert.Contains("--number", missing.All, StringComparison.Ordinal);
        Assert.Contains("dotnet fm new", help.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, taken.ExitCode);
        Assert.Contains("GM101", taken.All, StringComparison.Ordinal);
    }

    /// <summary>The program is that of the quick start, and its test packages are those that this repository uses.</summary>
    [LongFact]
    public void AProgram_IsThatOfTheQuickStart()
    {
        var steps = Document.Section("docs/quickstart.md", "A console program");

        Assert.Equal(Step("Program.cs"), File.ReadAllText(Repository.Path(Content + "Shop.1/Program.cs")));
        Assert.Equal(
            Step("Migrations/Migration001Orders.cs"),
            File.ReadAllText(Repository.Path(Content + "Shop.1/Migrations/Migration001Orders.cs"))
                .Replace("Shop._1", "Shop", StringComparison.Ordinal)
        );
        var central = Versions("Directory.Packages.props", "PackageVersion");
        var used = Versions(Content + "Shop.1.Tests/Shop.1.Tests.csproj", "PackageReference")
            .Where(package => !package.Key.StartsWith("Gromozeka", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(3, used.Count);
        Assert.All(used, package => Assert.Equal(central[package.Key], package.Value));

        string Step(string file) => steps.Single(step => step.File == file).Text;
    }

    private void Install() => _user.Bash($"dotnet new install {feed.File("Gromozeka.FluentMigrations.Templates")}").AssertOk();

    private static Dictionary<string, string> Versions(string file, string element) =>
        XDocument
            .Load(Repository.Path(file))
            .Descendants(element)
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

    private static bool IsWritten(string file) => !Built().IsMatch(file);

    [GeneratedRegex("/(bin|obj)/|[.]db$")]
    private static partial Regex Built();
}
