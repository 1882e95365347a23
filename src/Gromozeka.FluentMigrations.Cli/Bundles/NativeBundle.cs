using System.Reflection;
using System.Runtime.InteropServices;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>What a bundle that is compiled to native code needs, checked before minutes are spent on compiling it.</summary>
internal static class NativeBundle
{
    /// <summary>The platform of this machine, as <c>--runtime</c> names it.</summary>
    public static string Platform { get; } =
        (
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
            : "linux"
        )
        + "-"
        + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: another platform, or one file.</exception>
    public static void CheckOptions(string? runtime, BundleOutput output)
    {
        if (runtime is not null && runtime != Platform && runtime != RuntimeInformation.RuntimeIdentifier)
            throw Errors.CommandLine(
                $"A native bundle for {runtime} cannot be created here.",
                $"native code is compiled and linked for the platform of this machine, which is {Platform}",
                $"run it on a machine with {runtime}, or leave --native out: other bundles can be for any platform"
            );
        if (output.IsFile)
            throw Errors.CommandLine(
                "A native bundle is not one file.",
                "SQLite's library is next to the executable",
                $"name a folder: -o {Path.GetFileName(output.Path)}/; or an archive: -o {Path.GetFileName(output.Path)}.tar.gz"
            );
    }

    /// <summary>Native code cannot search for classes: what the generator wrote into each assembly has to be there.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NoCompiledCatalog"/>.</exception>
    public static void CheckCatalogs(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            // The assembly may have an engine of its own.
            var names = assembly.CustomAttributes.Select(attribute => attribute.AttributeType.FullName).ToList();
            if (!names.Contains(typeof(CompiledCatalogAttribute).FullName) || !names.Contains(typeof(PreservedTypesAttribute).FullName))
                throw new MigrationException(
                    ErrorCodes.NoCompiledCatalog,
                    $"The migrations of {assembly.GetName().Name} cannot be compiled to native code.",
                    "native code finds migrations in the catalog that the engine's generator writes, and the assembly has none",
                    Errors.Untouched + ", and no output was written",
                    "add the package Gromozeka.FluentMigrations, which has the generator, to the assembly's project; or leave --native out"
                );
        }
    }

    /// <summary>The error of a machine that cannot link; null for other errors of the SDK.</summary>
    public static MigrationException? Explain(string project, string output) =>
        output.Contains("Platform linker", StringComparison.Ordinal)
            ? new MigrationException(
                ErrorCodes.BuildFailed,
                $"The bundle of {project} cannot be compiled to native code.",
                OperatingSystem.IsWindows()
                    ? "there is no linker: Visual Studio's tools for C++ are not installed"
                    : "there is no linker: neither clang nor gcc is in PATH",
                Errors.Untouched + ", and no output was written",
                OperatingSystem.IsWindows() ? "install the workload \"Desktop development with C++\", or leave --native out"
                    : OperatingSystem.IsMacOS() ? "install it with: xcode-select --install; or leave --native out"
                    : "install clang or gcc, for example with: apt-get install clang; or leave --native out"
            )
            : null;

    /// <summary>The warnings of the compiler about the application's own code, which may behave differently in native code.</summary>
    public static IReadOnlyList<string> Warnings(string output) =>
        [
            .. output
                .Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.Contains("warning IL", StringComparison.Ordinal))
                .Select(line => line[line.IndexOf("IL", line.IndexOf("warning", StringComparison.Ordinal), StringComparison.Ordinal)..])
                .Select(line => line.LastIndexOf(" [", StringComparison.Ordinal) is var end and > 0 ? line[..end] : line)
                .Distinct(),
        ];
}
