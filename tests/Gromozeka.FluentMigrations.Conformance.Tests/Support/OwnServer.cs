using System.Text.Json;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>A PostgreSQL server for one test, which may crash; what it has committed is on the disk.</summary>
internal sealed class OwnServer : IDisposable
{
    private static readonly string Root = FindRoot();
    private readonly string _name = $"test-{Guid.NewGuid():N}";

    public OwnServer() => ConnectionString = Call("start").Trim().Split('\n')[^1];

    public string ConnectionString { get; }

    /// <summary>All of its processes end at once, without writing anything, as "pg_ctl stop -m immediate" has it.</summary>
    public void Crash() =>
        Programs.Call("kill", "-s", "QUIT", File.ReadLines(Path.Combine(Folder(), "data", "postmaster.pid")).First()).Succeed();

    /// <summary>Starts it again on the same port, which recovers what it had committed.</summary>
    public void Recover() => Call("crash");

    public void Dispose() => Call("stop");

    private string Folder()
    {
        using var state = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "artifacts", "postgres", _name + ".json")));
        return state.RootElement.GetProperty("folder").GetString()!;
    }

    private string Call(string verb) => Programs.Call(Path.Combine(Root, "scripts", "postgres"), verb, _name).Succeed();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!folder.EnumerateFiles("*.sln").Any())
            folder = folder.Parent!;
        return folder.FullName;
    }
}
