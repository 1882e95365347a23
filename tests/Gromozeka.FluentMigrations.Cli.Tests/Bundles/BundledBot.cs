using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Bundles;

/// <summary>The bot's migrations, bundled once for all tests with the runtime inside: as a folder, and as one file.</summary>
public sealed class BundledBot : IDisposable
{
    private readonly TempFolder _folder = new();

    public BundledBot(PackedTool tool)
    {
        using var shell = new Shell(tool) { Assembly = null };
        foreach (var output in new[] { Folder + "/", File })
        {
            var call = shell.Run("bundle", "-o", output, "--self-contained", "--project", Repository.Path("src/Gromozeka.Bot"));
            Assert.True(call.ExitCode == 0, call.All);
        }
    }

    /// <summary>The executable that is one file.</summary>
    public string File => _folder.File("migrate-bot");

    public string Folder => _folder.File("bundle");

    /// <summary>Runs the bundle on a machine without .NET.</summary>
    public ProgramRun Run(bool isFile, string place, params string[] arguments)
    {
        var start = Programs.Call(isFile ? File : Path.Combine(Folder, "Gromozeka.Bot.Bundle"), arguments).In(place);
        start.Environment.Clear();
        start.Environment["HOME"] = _folder.Path;
        start.Environment["PATH"] = _folder.File("nothing");
        start.Environment["FM_CONNECTION"] = "Data Source=bot.db";
        return Waits.Without(start.Run());
    }

    public void Dispose() => _folder.Dispose();
}
