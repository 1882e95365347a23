using Gromozeka.FluentMigrations.Packages.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Gromozeka.FluentMigrations.Packages.Tests.Deploy;

/// <summary>
/// What the files of docs/deploy say of containers is done with the program: the commands with the environment of the image, on a read-only
/// file system with the volumes that the files name.
/// </summary>
[Collection(PackedFeedDefinition.Name)]
public sealed class ContainerTests(PackedFeed feed)
{
    private static readonly YamlMappingNode Compose = Load("compose.yml").Single();
    private static readonly IReadOnlyList<YamlMappingNode> Manifests = Load("kubernetes.yml");

    private static YamlNode Pod => Manifests.Single(one => $"{one["kind"]}" == "Deployment")["spec"]["template"]["spec"];

    [LongFact]
    public void TheImage_HasNoVolumeOfItsOwnAndNoRoot()
    {
        Assert.DoesNotContain("VOLUME", feed.Web.Dockerfile.Words);
        Assert.Equal("$APP_UID", feed.Web.Dockerfile.User);
        Assert.Equal(
            ["mcr.microsoft.com/dotnet/sdk:10.0 AS build", "mcr.microsoft.com/dotnet/aspnet:10.0"],
            feed.Web.Dockerfile.Of("FROM")
        );
        Assert.True(File.Exists(Path.Combine(feed.Web.Folder, feed.Web.Dockerfile.EntryPoint[^1])));
    }

    [NeedsMountFact(isLong: true)]
    public Task Compose_MigratesThenServesAndIsHealthy()
    {
        var services = Compose["services"];
        foreach (var name in new[] { "migrate", "web" })
        {
            Assert.Equal("true", $"{services[name]["read_only"]}");
            Assert.Equal(["/tmp"], Items(services[name]["tmpfs"]));
            Assert.Equal(["data:/data", "backups:/backups"], Items(services[name]["volumes"]));
        }

        Assert.Equal("no", $"{services["migrate"]["restart"]}");
        Assert.Equal("service_completed_successfully", $"{services["web"]["depends_on"]["migrate"]["condition"]}");
        Assert.Equal("8080:8080", Items(services["web"]["ports"]).Single());
        return Deploy(
            Items(services["migrate"]["command"]),
            Pairs(services["web"]["environment"]),
            "/health",
            [.. Items(services["web"]["healthcheck"]["test"]).Skip(1)]
        );
    }

    [NeedsMountFact(isLong: true)]
    public Task Kubernetes_MigratesThenServesAndIsHealthy()
    {
        var deployment = Manifests.Single(one => $"{one["kind"]}" == "Deployment")["spec"];
        Assert.Equal(("1", "Recreate"), ($"{deployment["replicas"]}", $"{deployment["strategy"]["type"]}"));
        foreach (var id in new[] { "runAsUser", "runAsGroup", "fsGroup" })
            Assert.Equal($"{ReadOnlyRoot.User}", $"{Pod["securityContext"][id]}");
        var (init, main) = (Pod["initContainers"][0], Pod["containers"][0]);
        foreach (var container in new[] { init, main })
        {
            Assert.Equal("true", $"{container["securityContext"]["readOnlyRootFilesystem"]}");
            Assert.Equal(
                ["/data", "/backups", "/tmp"],
                ((YamlSequenceNode)container["volumeMounts"]).Select(mount => $"{mount["mountPath"]}")
            );
        }

        Assert.Equal(
            ["web-data", "web-backups"],
            Manifests.Where(one => $"{one["kind"]}" == "PersistentVolumeClaim").Select(one => $"{one["metadata"]["name"]}")
        );
        Assert.Equal($"{main["readinessProbe"]["httpGet"]["path"]}", $"{main["startupProbe"]["httpGet"]["path"]}");
        return Deploy(
            Items(init["args"]),
            ((YamlSequenceNode)main["env"]).ToDictionary(variable => $"{variable["name"]}", variable => $"{variable["value"]}"),
            $"{main["startupProbe"]["httpGet"]["path"]}",
            [.. feed.Web.Dockerfile.EntryPoint, "status", "--exit-code"]
        );
    }

    /// <summary>The order of the files: first the job, then the program, which is asked for its health and told to end.</summary>
    private async Task Deploy(
        IReadOnlyList<string> job,
        IReadOnlyDictionary<string, string> environment,
        string path,
        IReadOnlyList<string> healthCheck
    )
    {
        using var root = NewRoot();
        var (data, backups) = (root.MountVolume("/data"), root.MountVolume("/backups"));
        foreach (var (name, value) in environment)
            root.Environment[name] = value;

        // Before the job has run, the program starts nothing and says why.
        var early = Call(root, []).Run();
        Assert.Equal(ErrorCodes.Behind.ExitCode, early.ExitCode);
        Assert.Contains("GM425", early.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodeOfFindings, root.Call("/app", healthCheck).Run().ExitCode);
        Assert.Empty(Directory.EnumerateFiles(data));

        var migrated = Call(root, job).Run();
        Assert.True(migrated.ExitCode == 0, migrated.All);
        Assert.Equal(["1"], new DatabaseFile(Path.Combine(data, "web.db")).Rows("SELECT \"Version\" FROM \"VersionInfo\""));
        using var service = new WebProcess(Call(root, []).Start());
        Assert.Equal("Healthy", await service.Get(path));
        var health = root.Call("/app", healthCheck).Run();
        Assert.True(health.ExitCode == 0, health.All);
        Assert.Equal(0, service.Terminate().ExitCode);

        var backup = Call(root, ["backup"]).Run();
        Assert.True(backup.ExitCode == 0, backup.All);
        Assert.NotEmpty(Directory.EnumerateFiles(backups, "web-*.db"));
        Assert.Equal(0, Call(root, ["restore", "--yes"]).Run().ExitCode);
    }

    private const int ExitCodeOfFindings = 3;

    private ReadOnlyRoot NewRoot()
    {
        var root = new ReadOnlyRoot().Mount(feed.Web.Folder, "/app");
        foreach (var (name, value) in feed.Web.Dockerfile.Environment)
            root.Environment[name] = value;
        // The image says 8080, which another test or program may use.
        root.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return root;
    }

    private System.Diagnostics.ProcessStartInfo Call(ReadOnlyRoot root, IReadOnlyList<string> words) =>
        root.Call("/app", [.. feed.Web.Dockerfile.EntryPoint, .. words]);

    private static List<YamlMappingNode> Load(string name)
    {
        var stream = new YamlStream();
        stream.Load(
            new YamlDotNet.Core.MergingParser(
                new YamlDotNet.Core.Parser(new StringReader(File.ReadAllText(Repository.Path($"docs/deploy/{name}"))))
            )
        );
        return [.. stream.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    private static List<string> Items(YamlNode node) => [.. ((YamlSequenceNode)node).Select(item => item.ToString())];

    private static Dictionary<string, string> Pairs(YamlNode node) =>
        ((YamlMappingNode)node).Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());
}
