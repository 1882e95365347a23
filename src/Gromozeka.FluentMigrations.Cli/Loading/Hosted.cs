using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>What the tool was told by the one that started it in another place.</summary>
/// <param name="Location">Where the migrations are: the project was built already.</param>
/// <param name="Taken">The shared assemblies that are the program's.</param>
internal sealed record Hosted(Location Location, IReadOnlyList<string> Taken)
{
    /// <summary>Where a process that was started by another finds the location.</summary>
    public const string Variable = "FM_HOSTED";

    /// <summary>What this tool was told; null when the user started it.</summary>
    public static Hosted? Current { get; private set; } = OfEnvironment();

    /// <summary>Runs the tool in another context of the same process. Called by reflection.</summary>
    public static int Run(string[] arguments, string location, IReadOnlyList<string> taken)
    {
        Current = new Hosted(Location.OfText(location), taken);
        return Application.Run(new ToolFront(), arguments);
    }

    private static Hosted? OfEnvironment()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text)
            return null;
        // It is said to this process alone, not to what the migrations start.
        Environment.SetEnvironmentVariable(Variable, null);
        return new Hosted(Location.OfText(text), []);
    }
}
