using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using MethodAttributes = Mono.Cecil.MethodAttributes;

namespace Gromozeka.Bot.Tests.LaterFluentMigrator;

/// <summary>
/// FluentMigrator as it is after 8.0.1, and this repository's compiled assemblies over it: made from the packages by adding what its main
/// branch adds to <c>IMigrationProcessor</c>, and loaded apart from the test's own.
/// </summary>
internal sealed class LaterAssemblies() : AssemblyLoadContext("a later FluentMigrator")
{
    private const MethodAttributes OfInterface = OfClass | MethodAttributes.Abstract;
    private const MethodAttributes OfClass =
        MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig | MethodAttributes.NewSlot;

    public static Version Version { get; } = new(9, 0, 0, 0);

    /// <summary>Changes an assembly of this repository before it is loaded; for showing that the tests can fail.</summary>
    public Action<ModuleDefinition>? Change { get; init; }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        var path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        var isTheirs = name == "FluentMigrator" || name.StartsWith("FluentMigrator.", StringComparison.Ordinal);
        var isOurs = name.StartsWith("Gromozeka.", StringComparison.Ordinal) || name == "dotnet-fm";
        if (!File.Exists(path) || !(isTheirs || isOurs))
            return null;
        using var assembly = AssemblyDefinition.ReadAssembly(path);
        if (isTheirs)
            AddLaterMembers(assembly);
        else
            Change?.Invoke(assembly.MainModule);
        using var stream = new MemoryStream();
        assembly.Write(stream);
        stream.Position = 0;
        return LoadFromStream(stream);
    }

    private static void AddLaterMembers(AssemblyDefinition assembly)
    {
        assembly.Name.Version = Version;
        foreach (
            var type in assembly
                .MainModule.GetTypes()
                .Where(type => IsProcessor(type) || type.Interfaces.Any(@interface => IsProcessor(@interface.InterfaceType)))
        )
        {
            var quoter = new TypeReference("FluentMigrator.Generation", "IQuoter", assembly.MainModule, Scope(assembly.MainModule));
            Add(type, "get_Quoter", assembly.MainModule.ImportReference(quoter), MethodAttributes.SpecialName);
            Add(type, "HasTransaction", assembly.MainModule.TypeSystem.Boolean, default);
        }
    }

    private static bool IsProcessor(TypeReference type) => type.FullName == "FluentMigrator.IMigrationProcessor";

    private static IMetadataScope Scope(ModuleDefinition module) =>
        module.AssemblyReferences.SingleOrDefault(reference => reference.Name == "FluentMigrator.Abstractions") ?? (IMetadataScope)module;

    private static void Add(TypeDefinition type, string name, TypeReference returns, MethodAttributes more)
    {
        var method = new MethodDefinition(name, (type.IsInterface ? OfInterface : OfClass) | more, returns);
        if (!type.IsInterface)
        {
            method.Body.GetILProcessor().Emit(OpCodes.Ldnull);
            method.Body.GetILProcessor().Emit(OpCodes.Throw);
        }

        type.Methods.Add(method);
    }
}
