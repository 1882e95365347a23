using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests.Deploy;

/// <summary>The web program of the quick start with the changes of docs/deploy.md, published by the command of the Dockerfile.</summary>
public sealed partial class DeployedWeb : IDisposable
{
    private readonly UserFolder _user;

    public DeployedWeb(PackedFeed feed)
    {
        _user = new UserFolder(feed);
        var steps = Support.Document.Section("docs/quickstart.md", "A web program");
        Directory.CreateDirectory(_user.File("outputs"));
        Succeed(Support.Document.Script(steps, _user.File("outputs")));
        var program = _user.File("Web/Program.cs");
        File.WriteAllText(program, Changed(File.ReadAllText(program)));
        Succeed("cd Web\n" + string.Join('\n', AddPackage().Matches(Text).Select(match => match.Value)));
        Succeed(Dockerfile.Publish.Replace(" -o /app", $" -o '{Folder}'", StringComparison.Ordinal));
    }

    public static string Text { get; } = File.ReadAllText(Repository.Path("docs/deploy.md"));

    public Dockerfile Dockerfile { get; } = new();

    /// <summary>What is in /app of the image, or in /opt/web of the server.</summary>
    public string Folder => _user.File("published");

    public void Dispose() => _user.Dispose();

    /// <summary>The lines of the document that are removed are there, and those that it adds come after the same line as there.</summary>
    private static string Changed(string program)
    {
        var lines = program.Split('\n').ToList();
        var place = 0;
        foreach (var line in Diff().Match(Text).Groups[1].Value.TrimEnd('\n').Split('\n'))
        {
            var code = line[1..];
            if (line[0] == '+')
            {
                lines.Insert(place++, code);
                continue;
            }

            var found = lines.IndexOf(code);
            Assert.True(found >= 0, code);
            if (line[0] == '-')
                lines.RemoveAt(found);
            place = line[0] == '-' ? found : found + 1;
        }

        return string.Join('\n', lines);
    }

    private void Succeed(string script)
    {
        var run = _user.Bash(script);
        Assert.True(run.ExitCode == 0, run.All);
    }

    [GeneratedRegex("```diff\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Diff();

    [GeneratedRegex("(?m)^dotnet add package .*$")]
    private static partial Regex AddPackage();
}
