namespace Gromozeka.FluentMigrations.Commands;

/// <summary>
/// Not an error: the program can be loaded, but not in this process. The command stops before it has done anything, and runs again
/// elsewhere.
/// </summary>
/// <param name="run">Runs the whole tool there, with its arguments, and returns the exit code.</param>
internal sealed class OtherHostNeeded(Func<string[], int> run) : Exception
{
    public int Run() => run(Environment.GetCommandLineArgs()[1..]);
}
