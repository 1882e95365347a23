using System.Formats.Tar;
using System.IO.Compression;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Bundles;

/// <summary>
/// The bot's migrations, bundled once for all tests with the runtime inside: as a folder, as one file, and, where <c>GROMOZEKA_NATIVE</c>
/// asks for what takes a minute to compile, as an archive of native code.
/// </summary>
public sealed class BundledBot : IDisposable
{
    public const string AsFolder = "folder";
    public const string AsFile = "file";
    public const string AsNative = "native";

    private const string Name = "Gromozeka.Bot.Bundle";
    private readonly TempFolder _folder = new();

    public BundledBot()
    {
        if (!LongTests.AreRun)
            return;
        using var shell = new Shell() { Assembly = null };
        foreach (var form in Forms)
        {
            string[] options = form == AsNative ? ["--native", "-o", _folder.File("bot.tar.gz")] : ["--self-contained", "-o", Output(form)];
            var call = shell.Run(["bundle", .. options, "--project", Repository.Path("src/Gromozeka.Bot")]);
            Assert.True(call.ExitCode == 0 && !call.Error.Contains("may behave differently", StringComparison.Ordinal), call.All);
        }

        if (Forms.Contains(AsNative))
            Unpack();
    }

    public static IReadOnlyList<string> Forms { get; } =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GROMOZEKA_NATIVE")) ? [AsFolder, AsFile] : [AsFolder, AsFile, AsNative];

    /// <summary>The executable that is one file.</summary>
    public string File => _folder.File("migrate-bot");

    public string Folder => _folder.File("bundle");

    public string Native => _folder.File("native");

    /// <summary>Runs the bundle on a machine without .NET.</summary>
    public ProgramRun Run(string form, string place, params string[] arguments)
    {
        var program =
            form == AsFile ? File
            : form == AsFolder ? Path.Combine(Folder, Name)
            : Path.Combine(Native, Name);
        var start = Programs.Call(program, arguments).In(place);
        start.Environment.Clear();
        start.Environment["HOME"] = _folder.Path;
        start.Environment["PATH"] = _folder.File("nothing");
        start.Environment["FM_CONNECTION"] = "Data Source=bot.db";
        return Waits.Without(start.Run());
    }

    public void Dispose() => _folder.Dispose();

    private string Output(string form) => form == AsFile ? File : Folder + "/";

    private void Unpack()
    {
        Directory.CreateDirectory(Native);
        using var archive = System.IO.File.OpenRead(_folder.File("bot.tar.gz"));
        using var content = new GZipStream(archive, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(content, Native, overwriteFiles: false);
    }
}
