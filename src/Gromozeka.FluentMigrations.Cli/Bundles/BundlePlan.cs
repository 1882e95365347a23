using Gromozeka.FluentMigrations.Cli.Providers;

namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>What a bundle is made of.</summary>
/// <param name="Project">The application's project file.</param>
/// <param name="Intermediate">The folder in which the application's build keeps its intermediate files.</param>
/// <param name="Output">The absolute path of the output, which may be within the application's project.</param>
/// <param name="Program">The simple name of the application's assembly.</param>
/// <param name="Framework">The framework that it is built for.</param>
/// <param name="ProgramType">A class of the application, as reflection names it.</param>
/// <param name="Registration">The registration with its assembly, as reflection names it; null if the application has none.</param>
/// <param name="MigrationTypes">A class of each assembly with migrations of an application without a registration.</param>
/// <param name="Packages">The packages that the application does not reference, with their versions.</param>
/// <param name="Provider">The database product of an application that registers none.</param>
/// <param name="Switches">The switches and values that the application sets for its libraries, such as whether there are cultures.</param>
/// <param name="BuildFiles">The build files of the engine, where no package brings them; otherwise null.</param>
/// <param name="Configuration">The configuration that the application is built in.</param>
/// <param name="Runtime">The platform; null for that of this machine.</param>
/// <param name="IsSelfContained">Whether the bundle includes the runtime.</param>
/// <param name="IsNative">Whether it is compiled to native code.</param>
/// <param name="IsSingleFile">Whether the bundle is a single file.</param>
internal sealed record BundlePlan(
    string Project,
    string Intermediate,
    string Output,
    string Program,
    string Framework,
    string ProgramType,
    string? Registration,
    IReadOnlyList<string> MigrationTypes,
    IReadOnlyList<(string Id, string Version)> Packages,
    IDatabaseProvider Provider,
    IReadOnlyDictionary<string, object> Switches,
    string? BuildFiles,
    string Configuration,
    string? Runtime,
    bool IsSelfContained,
    bool IsNative,
    bool IsSingleFile
)
{
    /// <summary>The name of the bundle's own assembly, which no assembly of the application has.</summary>
    public string Name => Program + ".Bundle";
}
