using System.Text.Json;
using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests.BuildServer;

/// <summary>docs/build-server/check-migrations.sh in a repository of a user, who has the packages and the tool.</summary>
[Collection(PackedFeedDefinition.Name)]
public sealed class CheckScriptTests
{
    private const string DropNote = """Delete.Column("note").FromTable("orders");""";

    private readonly ShopRepository _shop;

    public CheckScriptTests(PackedFeed feed)
    {
        _shop = feed.UserRepository;
        _shop.Branch();
    }

    [LongFact]
    public void AnAddedMigration_IsPlannedFromTheBaseAndBundled()
    {
        _shop.WriteMigration(2, "No `notes` | </details> @octocat", DropNote);
        _shop.Commit();

        var run = Check();

        Assert.True(run.ExitCode == 0, run.All);
        var plan = _shop.Read("artifacts/migrations/plan.md");
        Assert.Equal(plan, run.Output);
        Assert.StartsWith("## Migration plan: 1 step, version 1 → 2\n", plan, StringComparison.Ordinal);
        Assert.Contains("### ↑ 2 · No \\`notes\\` \\| \\</details\\> \\@&#8203;octocat\n", plan, StringComparison.Ordinal);
        Assert.Contains("- **drops column orders.note**\n", plan, StringComparison.Ordinal);
        Assert.Contains("The database of this plan has no rows", plan, StringComparison.Ordinal);
        Assert.EndsWith("_Planned on a new database with the migrations of origin/main._\n", plan, StringComparison.Ordinal);
        Assert.Equal([2], Json("plan").GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("version").GetInt64()));
        Assert.Empty(Json("validate").GetProperty("findings").EnumerateArray());
        var bundle = _shop.Bash("artifacts/migrations/bundle/Shop.Bundle migrate", ("FM_CONNECTION", "Data Source=artifacts/x.db"));
        Assert.Contains("2 applied, 0 pending.", bundle.Output, StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    /// <summary>Nothing to start from is said, whether the base has no migrations yet or no project of that name.</summary>
    [LongTheory]
    [InlineData("git rm --quiet Shop/M1.cs", "git checkout --quiet main -- Shop/M1.cs", "Shop", "because base has none._")]
    [InlineData("true", "git mv Shop Store; git mv Store/Shop.csproj Store/Store.csproj", "Store", "because base has no Store._")]
    public void ABaseWithoutTheMigrations_IsSaid(string before, string change, string project, string said)
    {
        var begun = _shop.Bash(
            $"{before}; git commit --quiet --allow-empty -m Base; git branch --force base; {change}; git add --all; git commit -qm Change"
        );
        Assert.True(begun.ExitCode == 0, begun.All);

        var run = Check(("BASE", "base"), ("FM_PROJECT", _shop.File(project)));

        Assert.True(run.ExitCode == 0, run.All);
        Assert.StartsWith("## Migration plan: 1 step, version 0 → 1\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"_Planned on a new database without migrations, {said}\n", run.Output, StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    [LongTheory]
    [InlineData("BASE", "nowhere", "fetch both with their history")]
    [InlineData("BACKUP", "none.db", "BACKUP names no file: none.db")]
    public void WhatIsNotThere_IsNamed(string variable, string value, string said)
    {
        var run = Check((variable, value));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    [LongFact]
    public void ABackup_ShowsTheRowsThatWouldBeLost()
    {
        Assert.Equal(0, _shop.Bash("dotnet fm migrate --project Shop -q", ("FM_CONNECTION", "Data Source=artifacts/real.db")).ExitCode);
        var real = new DatabaseFile(_shop.File("artifacts/real.db"));
        real.Execute("INSERT INTO orders VALUES (1, 'a'), (2, NULL), (3, 'b')");
        var before = real.Hash;
        _shop.WriteMigration(2, "No notes", DropNote);

        var run = Check(("BACKUP", "artifacts/real.db"));

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("**Rows would be lost** by migration 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("- **loses column orders.note (2 rows)**\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("_Planned on a copy of real.db._\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, real.Hash);
        AssertNothingIsLeft();
    }

    [LongFact]
    public void AMigrationThatFails_IsAnAnnotationAtItsLineAndNoBundle()
    {
        _shop.WriteMigration(2, "Bad", """Execute.Sql("INSERT INTO absent VALUES ('50 %')");""");

        var run = Check(("GITHUB_ACTIONS", "true"));

        Assert.Equal(ErrorCodes.StepFailed.ExitCode, run.ExitCode);
        Assert.Matches("(?m)^::error file=Shop/M2\\.cs,line=9,title=GM501 A migration failed::.*%0Awhy: ", run.Error);
        Assert.StartsWith("## Migration plan: it failed\n\n```text\nGM501 ", run.Output, StringComparison.Ordinal);
        Assert.Equal("GM501", Json("plan").GetProperty("failed").GetProperty("code").GetString());
        Assert.False(Directory.Exists(_shop.File("artifacts/migrations/bundle")));
        AssertNothingIsLeft();
    }

    [LongFact]
    public void WhatDoesNotBuild_EndsLikeTheTool()
    {
        _shop.Write("Shop/Bad.cs", "class");

        var run = Check();

        Assert.Equal(ErrorCodes.BuildFailed.ExitCode, run.ExitCode);
        Assert.Contains("GM705", run.Output, StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    /// <summary>A migration that main has applied somewhere must not disappear.</summary>
    [LongFact]
    public void ARemovedMigration_IsAFinding()
    {
        _shop.Bash("git mv Shop/M1.cs Shop/Other.cs");
        _shop.Write("Shop/Other.cs", _shop.Read("Shop/Other.cs").Replace("Migration(1,", "Migration(20260101,", StringComparison.Ordinal));

        var run = Check(("GITHUB_ACTIONS", "true"));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches("(?m)^::error title=GM30[12]::", run.Error);
        AssertNothingIsLeft();
    }

    private ProgramRun Check(params (string, string)[] environment) =>
        _shop.Bash(
            ".github/check-migrations.sh",
            [.. environment.Any(one => one.Item1 == "FM_PROJECT") ? [] : new[] { ("FM_PROJECT", "Shop") }, .. environment]
        );

    private JsonElement Json(string name) => JsonDocument.Parse(_shop.Read($"artifacts/migrations/{name}.json")).RootElement;

    private void AssertNothingIsLeft() =>
        Assert.Equal($"{_shop.Folder}\n", _shop.Bash("git worktree list --porcelain | sed -n 's/^worktree //p'").Output);
}
