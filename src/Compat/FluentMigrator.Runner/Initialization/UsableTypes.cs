using System.Reflection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Which classes a run looks at: those that anyone can create. Others are passed over, as FluentMigrator does.</summary>
internal static class UsableTypes
{
    public static IEnumerable<Type> Of(IEnumerable<Assembly> assemblies) => Of(assemblies.SelectMany(assembly => assembly.GetExportedTypes()));

    public static IEnumerable<Type> Of(IEnumerable<Type> types) =>
        types.Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false, IsVisible: true });

    /// <summary>Whether a class is in the namespace asked for, or, if these count too, below it.</summary>
    public static bool IsIn(this Type type, TypeFilterOptions filter) =>
        string.IsNullOrEmpty(filter.Namespace)
        || type.Namespace == filter.Namespace
        || (filter.NestedNamespaces && type.Namespace?.StartsWith(filter.Namespace + ".", StringComparison.Ordinal) == true);
}
