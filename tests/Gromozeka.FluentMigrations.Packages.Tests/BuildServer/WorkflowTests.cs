using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Packages.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Gromozeka.FluentMigrations.Packages.Tests.BuildServer;

/// <summary>
/// Each command of docs/build-server/migrations.yml, run in its order as GitHub runs it; what a command asks of GitHub is answered by a
/// program named gh that keeps comments in a file.
/// </summary>
[Collection(PackedFeedDefinition.Name)]
public sealed partial class WorkflowTests(PackedFeed feed)
{
    private const string GitHub = """
        #!/usr/bin/env bash
        set -euo pipefail
        echo "$*" >>"$GH_LOG"
        body="" filter=""
        while [ $# -gt 0 ]; do
            case "$1" in
                --jq) filter="$2"; shift ;;
                --method) method="$2"; shift ;;
                body=@*) body="$(cat "${1#body=@}"; echo .)" ;;
                repos/*) path="$1" ;;
            esac
            shift
        done
        if [ -n "$filter" ]; then jq -r "$filter" "$GH_COMMENTS"; exit; fi
        [ "$GH_TOKEN" = the-token ]
        if [ "$method" = POST ]; then
            jq --arg body "${body%.}" '. + [{id: 42, user: {type: "Bot"}, body: $body}]' "$GH_COMMENTS" >"$GH_COMMENTS.new"
        else
            jq --arg body "${body%.}" --argjson id "${path##*/}" \
                'map(if .id == $id then .body = $body else . end)' "$GH_COMMENTS" >"$GH_COMMENTS.new"
        fi
        mv "$GH_COMMENTS.new" "$GH_COMMENTS"
        """;

    /// <summary>What GitHub puts in the place of expressions.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["inputs.project"] = "Shop",
        ["inputs.bundle-options"] = "",
        ["github.base_ref || github.event.repository.default_branch"] = "main",
        ["github.token"] = "the-token",
        ["github.event.pull_request.number"] = "7",
    };

    [LongFact]
    public void EveryCommand_RunsAndTheCommentIsKeptUpToDate()
    {
        feed.UserRepository.Branch();
        feed.UserRepository.WriteMigration(2, "Prices", """Alter.Table("orders").AddColumn("price").AsInt64().Nullable();""");
        feed.UserRepository.Commit();
        var jobs = (YamlMappingNode)Workflow()["jobs"];
        var runner = Path.Combine(feed.UserRepository.Folder, "..", "runner");
        PrepareRunner(runner);

        Run((YamlMappingNode)jobs["check"], feed.UserRepository.Folder, runner);
        var artifact = feed.UserRepository.File("artifacts/migrations");
        var place = Path.Combine(runner, "comment");
        CopyTo(artifact, Path.Combine(place, "migrations"));
        Run((YamlMappingNode)jobs["comment"], place, runner);
        var first = File.ReadAllText(Path.Combine(runner, "comments.json"));
        File.AppendAllText(Path.Combine(place, "migrations", "plan.md"), "Later.\n");
        Run((YamlMappingNode)jobs["comment"], place, runner);

        var plan = feed.UserRepository.Read("artifacts/migrations/plan.md");
        Assert.Contains("version 1 → 2", plan, StringComparison.Ordinal);
        Assert.Equal(plan, File.ReadAllText(Path.Combine(runner, "summary.md")));
        Assert.Equal(
            ["bundle.tar.gz", "plan.json", "plan.md", "validate.json"],
            Directory.EnumerateFileSystemEntries(artifact).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            "bundle/Shop.Bundle",
            feed.UserRepository.Bash("tar -tzf artifacts/migrations/bundle.tar.gz").Output,
            StringComparison.Ordinal
        );
        var calls = File.ReadAllLines(Path.Combine(runner, "gh.log"));
        Assert.Equal(4, calls.Length);
        Assert.Contains("--method POST repos/ada/shop/issues/7/comments ", calls[1], StringComparison.Ordinal);
        Assert.Contains("--method PATCH repos/ada/shop/issues/comments/42 ", calls[3], StringComparison.Ordinal);
        Assert.Contains("\"id\": 42", first, StringComparison.Ordinal);
        var comments = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(runner, "comments.json"))).RootElement;
        Assert.Equal(
            ["someone's", $"<!-- migrations of Shop -->\n{plan}Later.\n"],
            comments.EnumerateArray().Select(comment => comment.GetProperty("body").GetString())
        );
    }

    /// <summary>The code of a pull request runs with the right to read only, and no expression is put into a command.</summary>
    [LongFact]
    public void Rights_AreThoseThatAreNeeded()
    {
        var workflow = Workflow();
        var jobs = (YamlMappingNode)workflow["jobs"];

        Assert.Equal("contents: read", Text(workflow["permissions"]));
        Assert.False(((YamlMappingNode)jobs["check"]).Children.ContainsKey("permissions"));
        Assert.Equal("pull-requests: write", Text(jobs["comment"]["permissions"]));
        Assert.DoesNotContain(Steps((YamlMappingNode)jobs["comment"]), step =>
            Uses(step)?.StartsWith("actions/checkout", StringComparison.Ordinal) == true
        );
        foreach (var step in jobs.Children.Values.SelectMany(job => Steps((YamlMappingNode)job)))
            Assert.DoesNotContain("${{", Command(step) ?? "", StringComparison.Ordinal);
    }

    /// <summary>The document shows the lines that call the workflow: its inputs, and the rights that it needs.</summary>
    [LongFact]
    public void TheCallOfTheDocument_FitsTheWorkflow()
    {
        var call = Load(Document.Block("docs/deploy.md", "yaml"));
        var job = (YamlMappingNode)((YamlMappingNode)call["jobs"]).Children.Single().Value;
        var inputs = ((YamlMappingNode)Workflow()["on"]["workflow_call"]["inputs"]).Children.Keys.Select(key => key.ToString());

        Assert.Equal("./.github/workflows/migrations.yml", job["uses"].ToString());
        Assert.Subset(inputs.ToHashSet(), ((YamlMappingNode)job["with"]).Children.Keys.Select(key => key.ToString()).ToHashSet());
        Assert.Equal("contents: read, pull-requests: write", Text(job["permissions"]));
    }

    private static void PrepareRunner(string runner)
    {
        Directory.CreateDirectory(Path.Combine(runner, "bin"));
        File.WriteAllText(Path.Combine(runner, "bin", "gh"), GitHub);
        Programs.Call("chmod", "+x", Path.Combine(runner, "bin", "gh")).Succeed();
        File.WriteAllText(Path.Combine(runner, "comments.json"), """[{"id": 1, "user": {"type": "User"}, "body": "someone's"}]""");
    }

    private void Run(YamlMappingNode job, string folder, string runner)
    {
        foreach (var step in Steps(job).Where(step => Command(step) is not null))
        {
            var own = step.Children.TryGetValue("env", out var env) ? (YamlMappingNode)env : [];
            var run = feed
                .UserRepository.Start(
                    folder,
                    Command(step)!,
                    [
                        .. own.Children.Select(variable =>
                            (variable.Key.ToString(), Expression().Replace(variable.Value.ToString(), Value))
                        ),
                        ("GITHUB_ACTIONS", "true"),
                        ("GITHUB_REPOSITORY", "ada/shop"),
                        ("GITHUB_STEP_SUMMARY", Path.Combine(runner, "summary.md")),
                        ("GH_LOG", Path.Combine(runner, "gh.log")),
                        ("GH_COMMENTS", Path.Combine(runner, "comments.json")),
                        ("PATH", $"{Path.Combine(runner, "bin")}:{Environment.GetEnvironmentVariable("PATH")}"),
                    ]
                )
                .Run();
            Assert.True(run.ExitCode == 0, run.All);
        }
    }

    private static string Value(Match expression) => Values[expression.Groups[1].Value];

    private static YamlMappingNode Workflow() => Load(File.ReadAllText(Repository.Path("docs/build-server/migrations.yml")));

    private static YamlMappingNode Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) => ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    private static string? Command(YamlMappingNode step) => step.Children.TryGetValue("run", out var run) ? run.ToString() : null;

    private static string? Uses(YamlMappingNode step) => step.Children.TryGetValue("uses", out var uses) ? uses.ToString() : null;

    private static string Text(YamlNode node) =>
        string.Join(", ", ((YamlMappingNode)node).Children.Select(pair => $"{pair.Key}: {pair.Value}"));

    private static void CopyTo(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    [GeneratedRegex(@"\$\{\{ (.*?) \}\}")]
    private static partial Regex Expression();
}
