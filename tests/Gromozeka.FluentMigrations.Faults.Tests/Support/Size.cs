namespace Gromozeka.FluentMigrations.Faults.Tests.Support;

/// <summary>How long the long tests are: short ones by default, all of it with GROMOZEKA_FAULTS=all, as in CI.</summary>
internal static class Size
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("GROMOZEKA_FAULTS") == "all";

    /// <summary>The steps of a loop over the points of a run.</summary>
    /// <param name="full">In a full run: 1 for each point.</param>
    public static int Every(int full) => IsFull ? full : 31;

    /// <summary>How many programs start at once.</summary>
    public static int Starts => IsFull ? 16 : 6;

    /// <summary>How many programs write while a database is restored.</summary>
    public static int Writers => IsFull ? 16 : 4;

    /// <summary>How often it is restored under them.</summary>
    public static int Restores => IsFull ? 50 : 8;

    /// <summary>How often what depends on chance is tried.</summary>
    public static int Rounds => IsFull ? 5 : 1;

    /// <summary>How often a program is killed at its start, one after the other.</summary>
    public static int Crashes => IsFull ? 50 : 8;

    public static string Text => IsFull ? "all of it" : "a short version; GROMOZEKA_FAULTS=all runs all of it";
}
