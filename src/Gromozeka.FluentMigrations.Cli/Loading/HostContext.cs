using System.Reflection;
using System.Runtime.Loader;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// Runs the tool a second time in the same process, with the program's later versions of shared assemblies. They cannot be replaced in the
/// first load context, because the runtime has loaded the tool's own versions before the program is known.
/// </summary>
internal sealed class HostContext(ProgramFiles program, IReadOnlyList<string> taken) : AssemblyLoadContext("dotnet fm")
{
    /// <summary>Runs the tool in this context.</summary>
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
        // An assembly that a later version needs and that neither the tool nor the runtime has.
        return program.Find(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
