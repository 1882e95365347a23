using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using FluentMigrator;
using FluentMigrator.Runner.Constraints;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// Finds migration classes by their attribute, and refuses those that could not run or would be skipped silently. The generator's
/// <c>ClassReader</c> gives the same result at compile time.
/// </summary>
[RequiresUnreferencedCode("The classes and their constructors may have been trimmed away.")]
internal static class MigrationClasses
{
    private const string Maintenance = "Maintenance";

    public static IReadOnlyList<MigrationDescriptor> Describe(IEnumerable<Type> types)
    {
        var found = new List<MigrationDescriptor>();
        foreach (var type in types)
        {
            var attributes = type.GetCustomAttributes<MigrationAttribute>(inherit: false).ToList();
            if (attributes.Count > 1)
                throw CatalogErrors.UnusableClass(type, "it has two attributes that give it a version");
            if (attributes.Count == 1)
            {
                CheckClass(type, isProfile: false);
                found.Add(Describe(type, attributes[0]));
            }
            else if (type.IsDefined(typeof(MaintenanceAttribute), inherit: false))
            {
                throw CatalogErrors.UnsupportedAttribute(type, Maintenance);
            }
        }

        return found;
    }

    public static IEnumerable<ProfileDescriptor> Profiles(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            if (type.GetCustomAttribute<ProfileAttribute>(inherit: false) is not { } attribute)
                continue;
            CheckClass(type, isProfile: true);
            yield return new ProfileDescriptor(attribute.ProfileName, type);
        }
    }

    private static MigrationDescriptor Describe(Type type, MigrationAttribute attribute) =>
        new(attribute.Version, type, attribute.Description, attribute.TransactionBehavior, attribute.BreakingChange);

    private static void CheckClass(Type type, bool isProfile)
    {
        if (!typeof(IMigration).IsAssignableFrom(type))
            throw CatalogErrors.NotAMigration(type);
        if (type.IsAbstract)
            throw CatalogErrors.UnusableClass(type, "it is abstract");
        if (type.ContainsGenericParameters)
            throw CatalogErrors.UnusableClass(type, "it is generic");
        if (!type.IsVisible)
            throw CatalogErrors.UnusableClass(type, "it is not public");
        if (Unsupported(type, isProfile) is { } attribute)
            throw CatalogErrors.UnsupportedAttribute(type, attribute);
    }

    /// <summary>
    /// Attributes that decide whether a migration runs. Ignoring one would run, or skip, a migration against its author's intention.
    /// </summary>
    private static string? Unsupported(Type type, bool isProfile) =>
        isProfile && TagReader.Read(type) is not null ? "Tags"
        : type.IsDefined(typeof(MigrationConstraintAttribute), inherit: true) ? "MigrationConstraint"
        : type.IsDefined(typeof(MaintenanceAttribute), inherit: false) ? Maintenance
        : null;
}
