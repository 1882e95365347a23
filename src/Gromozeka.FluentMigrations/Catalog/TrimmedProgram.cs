using System.Reflection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// Checks, for FluentMigrator's runner, which searches assemblies by reflection, whether trimming has preserved what it looks for: without
/// the types that the generator writes down, it would find fewer migrations, or none, and report that nothing is pending.
/// </summary>
internal static class TrimmedProgram
{
    /// <param name="assemblies">The assemblies that are searched; not enumerated in a program that is not trimmed.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NoCompiledCatalog"/>, <see cref="ErrorCodes.RowsTrimmed"/>.</exception>
    public static void Check(IEnumerable<Assembly> assemblies)
    {
        if (ReflectedSource.IsSupported)
            return;
        foreach (var assembly in assemblies)
        {
            if (!assembly.IsDefined(typeof(PreservedTypesAttribute)))
                throw CatalogErrors.TypesNotPreserved(assembly);
            if (CompiledSource.CatalogOf(assembly) is { } catalog)
                TrimmedRows.Check(catalog);
        }
    }
}
