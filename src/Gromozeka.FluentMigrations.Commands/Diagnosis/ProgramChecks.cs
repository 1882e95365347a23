using System.Reflection;
using System.Runtime.InteropServices;
using FluentMigrator;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations.Commands.Diagnosis;

/// <summary>Checks the libraries and the migrations.</summary>
internal static class ProgramChecks
{
    /// <summary>The values of a configuration section, with secrets masked.</summary>
    public static IEnumerable<CheckNode> OfSettings(IConfigurationSection section) =>
        section
            .GetChildren()
            .Where(child => child.Value is not null)
            .Select(child => new CheckNode(child.Path, Secrets.Mask(child.Value!), true, null));

    /// <summary>The tool or program that runs the commands.</summary>
    public static IEnumerable<CheckNode> OfLibraries() =>
        [
            new CheckNode(CommandFront.Current.Name, CommandFront.Current.Version.Split('+')[0], true, null),
            new CheckNode(
                "FluentMigrator API",
                typeof(Migration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
                true,
                null
            ),
            new CheckNode("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}", true, null),
        ];

    public static CheckNode OfMigrations(Workspace workspace)
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
