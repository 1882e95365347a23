namespace Gromozeka.Bot.Tests.Support;

/// <summary>
/// The program that the tests start: the one that was built, or an executable published in another form, which <c>GROMOZEKA_BOT</c> names.
/// </summary>
internal static class BotProgram
{
    private static readonly string? Published = Environment.GetEnvironmentVariable("GROMOZEKA_BOT");

    /// <summary>What starts it.</summary>
    public static IReadOnlyList<string> Command { get; } =
        Published is { Length: > 0 } ? [Published] : [Programs.DotNet, Path.Combine(AppContext.BaseDirectory, "Gromozeka.Bot.dll")];

    /// <summary>What it calls itself: the words that a person types to start it.</summary>
    public static string Name { get; } = Published is { Length: > 0 } ? Path.GetFileName(Published) : "dotnet Gromozeka.Bot.dll";
}
