using System.Reflection;
using System.Runtime.Loader;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The assembly of the migrations and its own dependencies, in their own load context.</summary>
internal sealed class MigrationAssemblies : AssemblyLoadContext
{
    private MigrationAssemblies(ProgramFiles program)
        : base("migrations")
    {
        Program = program;
    }

    public ProgramFiles Program { get; }

    /// <summary>Loads an assembly.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="location">How it was found.</param>
    /// <exception cref="MigrationException">It is not an assembly, or cannot be loaded here.</exception>
    /// <exception cref="OtherHostNeeded">It can be loaded elsewhere.</exception>
    public static Assembly Load(string path, Location location)
    {
        var program = new ProgramFiles(path, location.Packages);
        LaterRuntime.Check(program, location);
        program.CheckFrameworks();
        if (Hosted.Current is null or { Taken.Count: 0 } && ToolAssemblies.LaterOnesOf(program) is { Count: > 0 } later)
            throw new OtherHostNeeded(arguments => new HostContext(program, later).Run(arguments, location));
        try
        {
            var assembly = new MigrationAssemblies(program).LoadFromAssemblyPath(path);
            LaterRuntime.Check(assembly, location);
            ApiVersions.Check(assembly);
            return assembly;
        }
        catch (Exception cause) when (cause is BadImageFormatException or FileLoadException)
        {
            throw ProgramKind.Explain(path, cause);
        }
    }

    /// <summary>The program that an assembly was loaded for.</summary>
    public static ProgramFiles ProgramOf(Assembly assembly) => ((MigrationAssemblies)GetLoadContext(assembly)!).Program;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (ToolAssemblies.IsShared(assemblyName))
            return ToolAssemblies.Context.LoadFromAssemblyName(assemblyName);
        return Program.Find(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        Program.FindNative(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : nint.Zero;
}
