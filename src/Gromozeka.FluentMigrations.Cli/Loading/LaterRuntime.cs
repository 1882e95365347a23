using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// Handles a program that is built for a later runtime than that of this process: the tool runs on that runtime, too, in a child process.
/// </summary>
internal static partial class LaterRuntime
{
    private const string Facade = "System.Runtime";

    /// <summary>Checks the runtime that a program requires, before it is loaded.</summary>
    /// <exception cref="OtherHostNeeded">The later runtime is installed.</exception>
    /// <exception cref="MigrationException">It is not installed.</exception>
    public static void Check(ProgramFiles program, Location location)
    {
        if (program.Configuration?.Frameworks.FirstOrDefault(framework => framework.Name == SharedFrameworks.Runtime) is { } needed)
            Check(program.AssemblyPath, needed.Version, location);
    }

    /// <summary>Checks the runtime that an assembly was built for.</summary>
    /// <exception cref="OtherHostNeeded">The later runtime is installed.</exception>
    /// <exception cref="MigrationException">It is not installed.</exception>
    public static void Check(Assembly assembly, Location location)
    {
        if (Array.Find(assembly.GetReferencedAssemblies(), name => name.Name == Facade)?.Version is { } needed)
            Check(assembly.Location, needed, location);
    }

    private static void Check(string program, Version needed, Location location)
    {
        if (needed.Major <= SharedFrameworks.RuntimeVersion.Major)
            return;
        if (
            SharedFrameworks.Installed(SharedFrameworks.Runtime).LastOrDefault(version => version.Major >= needed.Major) is { } installed
            && Hosted.Current is null
        )
            throw new OtherHostNeeded(arguments => Run(arguments, installed, location));
        var name = needed.ToString(2);
        var own = $"net{SharedFrameworks.RuntimeVersion.ToString(2)}";
        throw Errors.CannotLoad(
            $"{Path.GetFileName(program)} is built for .NET {name}.",
            $"this tool runs on {RuntimeInformation.FrameworkDescription}, and no .NET {needed.Major} is installed next to it",
            $"install the .NET runtime {name}, or build the project for {own} as well and name that with --framework {own}"
        );
    }

    private static int Run(string[] arguments, Version runtime, Location location)
    {
        // Both processes receive the terminal's signals; the child process handles them.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => signal.Cancel = true);
        using var process = Process.Start(
            new ProcessStartInfo(
                Path.Combine(SharedFrameworks.RuntimeFolder, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"),
                ["exec", "--fx-version", runtime.ToString(), typeof(LaterRuntime).Assembly.Location, .. arguments]
            )
            {
                Environment = { [Hosted.Variable] = location.ToText() },
            }
        )!;
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            if (OperatingSystem.IsWindows() || Send(process.Id, 15) != 0)
                process.Kill();
        });
        process.WaitForExit();
        return process.ExitCode;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
