using System.Reflection;
using System.Runtime.Loader;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// The tool a second time in the same process, with the later versions that the program brings of assemblies that both use. In the first
/// place they cannot be replaced: the runtime has loaded the tool's own before it is known which program is meant.
/// </summary>
internal sealed class HostContext(ProgramFiles program, IReadOnlyList<string> taken) : AssemblyLoadContext("dotnet fm")
{
    /// <summary>Runs the tool here.</summary>
    /// <returns>The exit code.</returns>
    public int Run(string[] arguments, Location location)
    {
        var tool = LoadFromAssemblyPath(typeof(HostContext).Assembly.Location);
        var run = tool.GetType(typeof(Hosted).FullName!)!.GetMethod(nameof(Hosted.Run))!;
        return (int)run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments, location.ToText(), taken], null)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (taken.Contains(assemblyName.Name!) && program.Find(assemblyName) is { } theirs)
            return LoadFromAssemblyPath(theirs);
        if (ToolAssemblies.Has(assemblyName.Name!))
            return LoadFromAssemblyPath(Path.Combine(ToolAssemblies.Folder, assemblyName.Name + ".dll"));
        // What a later version needs, and neither the tool nor the runtime has.
        return program.Find(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
