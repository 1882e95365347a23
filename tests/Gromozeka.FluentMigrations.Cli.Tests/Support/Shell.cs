using System.Diagnostics;

namespace Gromozeka.FluentMigrations.Cli.Tests.Support;

/// <summary>
/// A folder in which a person calls the tool, with the bot's migrations and the database <c>bot.db</c> unless told otherwise.
/// </summary>
public sealed class Shell : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Folder => _folder.Path;

    /// <summary>The tool that is called.</summary>
    public string Executable { get; set; } = PackedTool.Executable;

    /// <summary>Where in the folder the user stands.</summary>
    public string Place { get; set; } = "";

    public DatabaseFile Database => new(_folder.File("bot.db"));

    /// <summary>The assembly of the migrations; null for none in the environment.</summary>
    public string? Assembly { get; set; } = Repository.Bot;

    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>
    /// Whether the tool runs without the rights of an administrator, who may write everywhere, whoever runs the tests (Linux).
    /// </summary>
    public bool IsUnprivileged { get; set; }

    public string File(string name) => _folder.File(name);

    /// <summary>Puts a database from before there were migrations in the place.</summary>
    public Shell WithLegacy(string name = "legacy.db")
    {
        System.IO.File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", name), Database.Path);
        return this;
    }

    /// <summary>Runs the tool to its end; what it says of its waits is left out.</summary>
    public ProgramRun Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return Waits.Without(process.End());
    }

    /// <summary>Runs it with its streams redirected, in the words of the shell: <c>&gt;&amp;-</c>.</summary>
    public ProgramRun RunRedirected(string redirection, params string[] arguments)
    {
        using var process = Call("/bin/bash", ["-o", "pipefail", "-c", $"\"$0\" \"$@\" {redirection}", Executable, .. arguments]).Start();
        return Waits.Without(process.End());
    }

    /// <summary>Runs a command on a terminal.</summary>
    public ProgramRun OnTerminal(int columns, params string[] arguments)
    {
        using var process = StartOnTerminal(columns, arguments);
        var run = process.End();
        return run with { Output = PseudoTerminal.Plain(Waits.WithoutDrawn(run.Output)) };
    }

    public Process StartOnTerminal(int columns, params string[] arguments) => PseudoTerminal.Start(Call(Executable, arguments), columns);

    public Process Start(params string[] arguments) => Call(Executable, arguments).Start();

    private ProcessStartInfo Call(string program, string[] arguments)
    {
        if (IsUnprivileged && System.Environment.IsPrivilegedProcess)
            (program, arguments) = ("setpriv", ["--bounding-set=-all", "--inh-caps=-all", program, .. arguments]);
        var start = Programs.Call(program, arguments).In(Path.Combine(Folder, Place));
        foreach (var name in start.Environment.Keys.Where(DecidesHowItLooks).ToList())
            start.Environment.Remove(name);
        if (Assembly is not null)
            start.Environment["FM_ASSEMBLY"] = Assembly;
        start.Environment["FM_CONNECTION"] = "Data Source=bot.db";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }

    public void Dispose() => _folder.Dispose();

    private static bool DecidesHowItLooks(string name) =>
        name is "NO_COLOR" or "CI" or "LANG" or "LANGUAGE" || name.StartsWith("LC_", StringComparison.Ordinal);
}
