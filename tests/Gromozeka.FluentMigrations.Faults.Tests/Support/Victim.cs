namespace Gromozeka.FluentMigrations.Faults.Tests.Support;

/// <summary>Programs that are killed, run out of disk space, hold locks or write, beside a test.</summary>
internal static class Victim
{
    /// <summary>Starts the program that is made for this, and waits until it begins.</summary>
    public static RunningProgram Start(params string[] arguments)
    {
        var victim = Launch(arguments);
        Assert.Equal("begins", victim.ReadLine());
        return victim;
    }

    /// <summary>Starts it without waiting.</summary>
    public static RunningProgram Launch(params string[] arguments) => Start("Gromozeka.FluentMigrations.Sqlite.Victim.dll", arguments, []);

    /// <summary>Starts the bot on a file.</summary>
    public static RunningProgram StartBot(string file, params (string Key, string Value)[] environment) =>
        Start(
            "Gromozeka.Bot.dll",
            [],
            [("Database__ConnectionString", $"Data Source={file}"), ("Database__LockTimeoutSeconds", "3600"), .. environment]
        );

    public static Task<ProgramRun> Run(params string[] arguments) => Launch(arguments).End();

    private static RunningProgram Start(string program, string[] arguments, IEnumerable<(string Key, string Value)> environment)
    {
        var call = Programs.Call(Programs.DotNet, [Path.Combine(AppContext.BaseDirectory, program), .. arguments]).In(Path.GetTempPath());
        foreach (var (key, value) in environment)
            call.Environment[key] = value;
        return new RunningProgram(call);
    }
}
