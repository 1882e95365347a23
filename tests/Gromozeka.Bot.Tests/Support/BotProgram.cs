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

    /// <summary>What it calls itself.</summary>
    public static string Name { get; } = Published is { Length: > 0 } ? Path.GetFileName(Published) : "dotnet Gromozeka.Bot.dll";

    /// <summary>What starts it from the folder for temporary files, as it suggests a command.</summary>
    public static string Start { get; } = Command is [var program] ? Shown(program) : $"dotnet {Shown(Command[1])}";

    /// <summary>A file in the folder or below it is named from there.</summary>
    private static string Shown(string path) =>
        path.StartsWith(Path.GetTempPath(), StringComparison.Ordinal) ? Path.GetRelativePath(Path.GetTempPath(), path) : path;
}
