using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Reads the tags of a class by reflection. The generator's <c>TagReader</c> gives the same result at compile time.</summary>
[RequiresUnreferencedCode("The interfaces of the class may have been trimmed away.")]
internal static class TagReader
{
    /// <returns>The tags; null if the class has none.</returns>
    public static MigrationTags? Read(Type type)
    {
        var attributes = type.GetCustomAttributes<TagsAttribute>(inherit: true)
            .Concat(type.GetInterfaces().SelectMany(contract => contract.GetCustomAttributes<TagsAttribute>(inherit: true)))
            .ToList();
        return attributes.Count == 0 ? null : new MigrationTags(Names(TagBehavior.RequireAll), Names(TagBehavior.RequireAny));

        List<string> Names(TagBehavior behavior) =>
            [.. attributes.Where(attribute => attribute.Behavior == behavior).SelectMany(attribute => attribute.TagNames).Distinct()];
    }
}
