using System.Reflection;
using System.Runtime.InteropServices;

using FluentMigrator;

using Gromozeka.FluentMigrations.Cli.Loading;
using Gromozeka.FluentMigrations.Cli.Output;

namespace Gromozeka.FluentMigrations.Cli.Diagnosis;

/// <summary>The libraries and the migrations.</summary>
internal static class ProgramChecks
{
    public static IEnumerable<CheckNode> Of(Workspace workspace)
    {
        yield return Version("dotnet fm", typeof(ProgramChecks));
        yield return Version("FluentMigrator API", typeof(Migration));
        yield return new CheckNode("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}", true, null);
        foreach (var assembly in workspace.Location.Assemblies)
            yield return new CheckNode("migrations", assembly, true, workspace.Location.Origin);
        foreach (var used in workspace.UsedAssemblies)
            yield return new CheckNode("migrations", used.Location, true, $"used by {Path.GetFileNameWithoutExtension(workspace.Location.Assemblies[0])}");
        yield return Migrations(workspace);
        yield return new CheckNode("settings", workspace.Location.SettingsFolder, true, null);
        yield return new CheckNode(
            "registration", workspace.IsRegistered ? "by the program itself" : "none: version table and conventions as FluentMigrator's tool finds them", true, null);
    }

    private static CheckNode Version(string name, Type type) => new(
        name, type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0], true, null);

    private static CheckNode Migrations(Workspace workspace)
    {
        try
        {
            var all = workspace.Manager.GetAvailableMigrations();
            return new CheckNode("versions", $"{Format.Count(all.Count, "migration")}, the newest is {all[^1]}", true, null);
        }
        catch (MigrationException error)
        {
            return new CheckNode("versions", $"{error.Code} {error.What} {error.Why}", false, null);
        }
    }
}
