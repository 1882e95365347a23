using System.Globalization;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The frameworks of a project that is built for several.</summary>
internal static class TargetFrameworks
{
    /// <summary>The latest framework that this runtime can load.</summary>
    /// <param name="project">The project, for messages.</param>
    /// <param name="frameworks">The frameworks, as the project names them.</param>
    /// <returns>The framework; null if the project specifies none.</returns>
    /// <exception cref="MigrationException">There are some, but none of them can be loaded.</exception>
    public static string? Best(string project, string frameworks)
    {
        var all = All(frameworks);
        return all.Where(name => Rank(name) >= 0).MaxBy(Rank)
            ?? (
                all.Length == 0
                    ? null
                    : throw Errors.NotFound(
                        $"{project} is built for frameworks that this tool cannot load.",
                        $"it is built for {string.Join(", ", all)}, and this tool runs on .NET "
                            + $"{SharedFrameworks.RuntimeVersion.ToString(2)}",
                        "name one with --framework, for which a later runtime is installed, "
                            + $"or add net{SharedFrameworks.RuntimeVersion.ToString(2)} to the project"
                    )
            );
    }

    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: it is not one of the project's frameworks.</exception>
    public static void Check(string project, string framework, string frameworks)
    {
        var all = All(frameworks);
        if (all.Length > 0 && !all.Contains(framework, StringComparer.OrdinalIgnoreCase))
        {
            throw Errors.CommandLine(
                $"{Path.GetFileName(project)} is not built for {framework}.",
                $"it is built for {string.Join(", ", all)}",
                "name one of these with --framework, or leave it out"
            );
        }
    }

    private static string[] All(string frameworks) =>
        frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The order of a framework: .NET by its version, then .NET Standard; negative if it cannot be loaded here.</summary>
    private static double Rank(string framework)
    {
        // A library for one operating system cannot be used on another.
        var name = framework.Split('-')[0];
        if (name != framework && !OperatingSystem.IsOSPlatform(new string([.. framework[(name.Length + 1)..].TakeWhile(char.IsLetter)])))
            return -1;
        if (name.StartsWith("netstandard", StringComparison.OrdinalIgnoreCase))
            return 0;
        var version =
            name.StartsWith("netcoreapp", StringComparison.OrdinalIgnoreCase) ? name["netcoreapp".Length..]
            : name.StartsWith("net", StringComparison.OrdinalIgnoreCase) ? name["net".Length..]
            : "";
        // net48, without a point, is .NET Framework.
        return
            version.Contains('.', StringComparison.Ordinal)
            && double.TryParse(version, CultureInfo.InvariantCulture, out var number)
            && (int)number <= SharedFrameworks.RuntimeVersion.Major
            ? number
            : -1;
    }
}
