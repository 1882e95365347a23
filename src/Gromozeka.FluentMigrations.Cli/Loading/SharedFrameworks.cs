using System.Runtime.InteropServices;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The shared frameworks next to the runtime of this process.</summary>
internal static class SharedFrameworks
{
    public const string Runtime = "Microsoft.NETCore.App";

    /// <summary>The folder of the runtime of this process.</summary>
    public static string RuntimeFolder { get; } = RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>The version of the runtime of this process.</summary>
    public static Version RuntimeVersion { get; } =
        Number(Path.GetFileName(Path.TrimEndingDirectorySeparator(RuntimeFolder))) ?? Environment.Version;

    private static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeFolder, "..", ".."));

    /// <summary>The folders of the frameworks that a program requires, except the runtime itself.</summary>
    /// <param name="program">The program, for messages.</param>
    /// <param name="needed">The required frameworks; null for a library, for which they are not known: it may use any installed
    /// one.</param>
    /// <exception cref="MigrationException">One is not installed.</exception>
    public static IReadOnlyList<string> Find(string program, IReadOnlyList<FrameworkReference>? needed)
    {
        if (needed is null)
            return [.. Others().Select(name => Best(name, new Version(0, 0))).OfType<string>()];
        return
        [
            .. needed
                .Where(framework => framework.Name != Runtime)
                .Select(framework => Best(framework.Name, framework.Version) ?? throw Missing(program, framework)),
        ];
    }

    /// <summary>The installed versions of a framework, highest first.</summary>
    public static IReadOnlyList<Version> Installed(string name)
    {
        var folder = Path.Combine(Root, name);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Select(path => Number(Path.GetFileName(path))).OfType<Version>().OrderDescending()]
            : [];
    }

    private static IEnumerable<string> Others() =>
        Directory.Exists(Root)
            ? Directory.EnumerateDirectories(Root).Select(path => Path.GetFileName(path)!).Where(name => name != Runtime)
            : [];

    /// <summary>
    /// The highest version with the runtime's own major version, for which it was tested; if there is none, the highest lower one.
    /// </summary>
    private static string? Best(string name, Version least) =>
        Installed(name).FirstOrDefault(version => version.Major <= RuntimeVersion.Major && version >= least) is { } best
            ? Directory.EnumerateDirectories(Path.Combine(Root, name)).First(path => Number(Path.GetFileName(path)) == best)
            : null;

    private static Version? Number(string folder) => Version.TryParse(folder.Split('-')[0], out var version) ? version : null;

    private static MigrationException Missing(string program, FrameworkReference framework)
    {
        var here = Installed(framework.Name);
        var found = here.Count == 0 ? "no version of it" : $"only {string.Join(", ", here)}";
        return Errors.CannotLoad($"{program} needs the shared framework {framework}.", $"{Root} has {found}", Install(framework));
    }

    private static string Install(FrameworkReference framework) =>
        framework.Name switch
        {
            "Microsoft.AspNetCore.App" => $"install the ASP.NET Core runtime {framework.Version.ToString(2)} (package "
                + $"aspnetcore-runtime-{framework.Version.ToString(2)}), or put the migrations "
                + "into a class library and name that with --project",
            "Microsoft.WindowsDesktop.App" =>
                "run the command on Windows, or put the migrations into a class library and name that with --project",
            _ => $"install {framework}, or put the migrations into a class library and name that with --project",
        };
}
