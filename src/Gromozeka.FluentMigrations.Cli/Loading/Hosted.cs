using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The information that the tool received from the instance that started it in another context.</summary>
/// <param name="Location">The location of the migrations, whose project is already built.</param>
/// <param name="Taken">The shared assemblies that come from the program.</param>
internal sealed record Hosted(Location Location, IReadOnlyList<string> Taken)
{
    /// <summary>The environment variable that passes the location to a child process.</summary>
    public const string Variable = "FM_HOSTED";

    /// <summary>The received information; null if the user started the tool.</summary>
    public static Hosted? Current { get; private set; } = OfEnvironment();

    /// <summary>Runs the tool in another load context of the same process. Called by reflection.</summary>
    public static int Run(string[] arguments, string location, IReadOnlyList<string> taken)
    {
        Current = new Hosted(Location.OfText(location), taken);
        return Application.Run(new ToolFront(), arguments);
    }

    private static Hosted? OfEnvironment()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text)
            return null;
        // Only for this process, not for processes that the migrations start.
        Environment.SetEnvironmentVariable(Variable, null);
        return new Hosted(Location.OfText(text), []);
    }
}
