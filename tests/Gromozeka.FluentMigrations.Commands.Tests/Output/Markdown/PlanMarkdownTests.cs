using Gromozeka.FluentMigrations.Commands.Hosting;

namespace Gromozeka.FluentMigrations.Commands.Output.Markdown;

/// <summary>A comment never exceeds the limit, and says what it omits.</summary>
public sealed class PlanMarkdownTests
{
    public PlanMarkdownTests() => CommandFront.Current = new HostFront(() => throw new InvalidOperationException("No service is needed."));

    [Fact]
    public void AShortPlan_IsShownWhole()
    {
        var text = PlanMarkdown.Of(Plan(Step(1), Step(2)));

        Assert.Contains("2 steps, version 0 → 2", text, StringComparison.Ordinal);
        Assert.Equal(2, Count(text, "<details>"));
        Assert.DoesNotContain("omitted", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TooMuchSql_IsOmittedFromTheStepThatHasIt()
    {
        var text = PlanMarkdown.Of(Plan(Step(1), Step(2, sql: new string('x', PlanMarkdown.Limit)), Step(3)));

        Assert.True(text.Length <= PlanMarkdown.Limit);
        Assert.Equal(2, Count(text, "<details>"));
        Assert.Contains("_Its SQL (1 statement) is omitted, because the comment would be too long._", text, StringComparison.Ordinal);
        Assert.Equal(3, Count(text, "### ↑"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(20_000)]
    public void TooManySteps_AreCountedAndTheirRisksNamed(int count)
    {
        var steps = Enumerable
            .Range(1, count)
            .Select(version => Step(version, sql: new string('x', 500), risks: $"drops table t{version}"));

        var text = PlanMarkdown.Of(Plan([.. steps]));

        Assert.InRange(text.Length, PlanMarkdown.Limit * 3 / 4, PlanMarkdown.Limit);
        var shown = Count(text, "### ↑");
        Assert.Equal(count > shown, text.Contains($"**{count - shown} more step", StringComparison.Ordinal));
        if (count > shown)
            Assert.Contains($"risky: migrations {shown + 1}, {shown + 2}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EverythingTooLong_StaysWithinTheLimit()
    {
        var long1 = new string('|', 100_000);
        var document = Plan([
            .. Enumerable.Range(1, 100).Select(version => Step(version, sql: long1, risks: [.. Enumerable.Repeat(long1, 99)])),
        ]) with
        {
            Warnings = [.. Enumerable.Repeat(long1, 50)],
            Refused = long1,
            Failed = new FailureNode("GM407", "Title", long1, long1, long1, long1, null, null, null),
            Backup = new BackupPlanNode("BeforeRisky", true, [long1]),
        };

        Assert.True(PlanMarkdown.Of(document).Length <= PlanMarkdown.Limit);
    }

    /// <summary>The elements that a comment has, whatever the names are: nothing closes the details, and nothing is a link.</summary>
    [Fact]
    public void NastyNames_ChangeNothing()
    {
        const string Nasty = "`</details> | **b** [x](http://x.y) @octocat #1\n# h\n```";
        var plan = Plan(
            Step(1) with
            {
                Description = Nasty,
                Name = Nasty,
                Risks = [Nasty],
                Tables = [new TouchNode(Nasty, "creates", 1, 1)],
                Sql = [Nasty],
            }
        );

        var html = Rendered.Html(PlanMarkdown.Of(plan with { Warnings = [Nasty] }));

        Assert.Equal("h2 p code p blockquote p h3 ul li strong li code details summary pre code p em".Split(' '), Rendered.Elements(html));
        Assert.Contains(Nasty, Rendered.Text(html), StringComparison.Ordinal);
    }

    [Fact]
    public void LostRows_AreSaidFirst()
    {
        var lost = new DeletionNode("t", null, 3, "table") { IsLoss = true, Text = "table t (3 rows)" };
        var plan = Plan(Step(1), Step(2) with { Deleted = [lost], Risks = ["loses table t (3 rows)"] });

        Assert.Contains(
            "**Rows would be lost** by migration 2. The run refuses this without `--allow-data-loss`: it drops t.",
            PlanMarkdown.Of(plan with { Refused = "it drops t" }),
            StringComparison.Ordinal
        );
        Assert.Contains("by migration 2, and the run would not stop.", PlanMarkdown.Of(plan), StringComparison.Ordinal);
        Assert.Contains("- **loses table t (3 rows)**", PlanMarkdown.Of(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void ADatabaseWithoutRows_IsSaid() =>
        Assert.Contains(
            "The database of this plan has no rows: whether rows of another database would be lost is not known.",
            PlanMarkdown.Of(Plan(Step(1)) with { HasRows = false }),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(null, true, "Backup: before the run, if the database has rows.")]
    [InlineData("BeforeRisky", true, "Backup: before the run, because migration 1 drops t.")]
    [InlineData("BeforeRisky", false, "**No backup** is created, because no step is risky.")]
    [InlineData("Never", false, "**No backup** is created.")]
    public void TheBackup_IsSaid(string? policy, bool isMade, string expected)
    {
        var backup = policy is null ? null : new BackupPlanNode(policy, isMade, isMade ? ["migration 1 drops t"] : []);

        Assert.Contains(expected, PlanMarkdown.Of(Plan(Step(1)) with { Backup = backup }), StringComparison.Ordinal);
    }

    private static Document Plan(params StepNode[] steps) =>
        new("plan")
        {
            Database = new DatabaseNode("x.db", true, 0, steps.Length, "SQLite", "wal", 4096),
            ToVersion = steps.Length,
            Steps = steps,
        };

    private static StepNode Step(int version, string sql = "SELECT 1;", params string[] risks) =>
        new(version, $"M{version}", "Orders", "up", [new TouchNode("orders", "creates", null, null)]) { Sql = [sql], Risks = risks };

    private static int Count(string text, string word) => text.Split(word).Length - 1;
}
