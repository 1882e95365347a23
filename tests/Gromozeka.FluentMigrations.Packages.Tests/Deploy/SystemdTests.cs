using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests.Deploy;

/// <summary>What docs/deploy/web.service says, done as systemd does it, which does not run here.</summary>
[Collection(PackedFeedDefinition.Name)]
public sealed class SystemdTests(PackedFeed feed)
{
    private static readonly string Unit = File.ReadAllText(Repository.Path("docs/deploy/web.service"));

    private static readonly ILookup<string, string> Settings = Unit.Split('\n')
        .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToLookup(pair => pair[0], pair => pair[1]);

    /// <summary>systemd's own check, where it is installed: it says nothing of a unit that is right.</summary>
    [LongFact]
    public void Verify_FindsNothing()
    {
        using var folder = new TempFolder();
        var here = Unit.Replace("/opt/web/Web ", "/bin/true ", StringComparison.Ordinal)
            .Replace("User=web", "User=root", StringComparison.Ordinal);
        File.WriteAllText(folder.File("web.service"), here);
        File.WriteAllText(folder.File("wrong.service"), here + "Wrong=1\n");

        if (!Programs.Call("bash", "-c", "command -v systemd-analyze").Run().Output.Contains('/', StringComparison.Ordinal))
            return;
        Assert.Equal("", Programs.Call("systemd-analyze", "verify", folder.File("web.service")).Run().All);
        Assert.Contains(
            "Wrong",
            Programs.Call("systemd-analyze", "verify", folder.File("wrong.service")).Run().All,
            StringComparison.Ordinal
        );
    }

    /// <summary>Which errors a restart may heal: a lock that is held, and a file or a disk that cannot be used now.</summary>
    [LongFact]
    public void Restarts_ArePreventedForTheOtherExitCodes()
    {
        var codes = typeof(ErrorCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<ErrorCode>()
            .Select(code => code.ExitCode)
            .Distinct();

        Assert.Equal(codes.Except([4, 5, 9]).Order(), Numbers("RestartPreventExitStatus"));
        Assert.Equal([130, 143], Numbers("SuccessExitStatus"));
        Assert.Equal(("on-failure", "SIGTERM"), (Settings["Restart"].Single(), Settings["KillSignal"].Single()));
    }

    [NeedsMountFact(isLong: true)]
    public async Task TheService_IsReadyWhenItHasMigratedAndEndsWhenItIsTold()
    {
        using var root = NewRoot();
        var data = root.MountVolume("/var/lib/" + Settings["StateDirectory"].Single());
        root.MountVolume(Settings["ReadWritePaths"].Single());
        var run = root.MountVolume("/run/systemd");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(Path.Combine(run, "notify")));
        Programs.Call("chmod", "666", Path.Combine(run, "notify")).Succeed();
        root.Environment["NOTIFY_SOCKET"] = "/run/systemd/notify";

        using var service = new WebProcess(Call(root).Start());
        Assert.Equal("READY=1", await Said(manager));
        Assert.Equal(["1"], new DatabaseFile(Path.Combine(data, "web.db")).Rows("SELECT \"Version\" FROM \"VersionInfo\""));
        Assert.Equal("Healthy", await service.Get("/health"));
        var end = service.Terminate();

        Assert.Equal("STOPPING=1", await Said(manager));
        Assert.Equal(0, end.ExitCode);
    }

    [NeedsMountFact(isLong: true)]
    public void AStartThatFails_HasAnExitCodeThatPreventsARestart()
    {
        using var root = NewRoot();
        var data = root.MountVolume("/var/lib/web");
        root.MountVolume("/var/backups/web");
        using var folder = new TempFolder();
        new DatabaseFile(folder.File("web.db")).Execute(
            """
            CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL, "AppliedOn" DATETIME, "Description" TEXT);
            INSERT INTO "VersionInfo" VALUES (9, NULL, NULL)
            """
        );
        ReadOnlyRoot.Put(folder.File("web.db"), data, "web.db");

        var newer = Call(root).Run();
        root.Environment["Migrations__Start"] = "Sometimes";
        var wrong = Call(root).Run();

        Assert.Equal((ErrorCodes.NewerDatabase.ExitCode, ErrorCodes.InvalidConfiguration.ExitCode), (newer.ExitCode, wrong.ExitCode));
        Assert.Contains("GM301", newer.Error, StringComparison.Ordinal);
        Assert.Contains("Migrations:Start", wrong.Error, StringComparison.Ordinal);
        Assert.Subset(Numbers("RestartPreventExitStatus").ToHashSet(), new HashSet<int> { newer.ExitCode, wrong.ExitCode });
    }

    /// <summary>With ProtectSystem=strict, nothing is writable but what the unit names; PrivateTmp is /tmp.</summary>
    private ReadOnlyRoot NewRoot()
    {
        Assert.Equal(
            ("strict", "yes", "notify"),
            (Settings["ProtectSystem"].Single(), Settings["PrivateTmp"].Single(), Settings["Type"].Single())
        );
        var root = new ReadOnlyRoot().Mount(feed.Web.Folder, Settings["WorkingDirectory"].Single());
        foreach (var variable in Settings["Environment"].Select(variable => variable.Trim('"').Split('=', 2)))
            root.Environment[variable[0]] = variable[1];
        return root;
    }

    /// <summary>The main process knows by its own number that systemd started it.</summary>
    private static System.Diagnostics.ProcessStartInfo Call(ReadOnlyRoot root)
    {
        var command = Settings["ExecStart"].Single().Replace(":8080", ":0", StringComparison.Ordinal);
        return root.Call(Settings["WorkingDirectory"].Single(), "sh", "-c", $"SYSTEMD_EXEC_PID=$$ exec {command}");
    }

    private static async Task<string> Said(Socket manager)
    {
        var buffer = new byte[4096];
        var length = await manager.ReceiveAsync(buffer).Ends("a message to systemd");
        return Encoding.UTF8.GetString(buffer, 0, length).Trim();
    }

    private static IEnumerable<int> Numbers(string setting) =>
        Settings[setting].Single().Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture));
}
