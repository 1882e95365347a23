using System.Reflection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>The errors of discovery. All of them are raised before the database is touched.</summary>
internal static class CatalogErrors
{
    private const string Untouched = "the database was not touched";

    public static MigrationException DuplicateVersion(long version, IReadOnlyList<Type> types)
    {
        var isOfSeveral = types.Select(type => type.Assembly).Distinct().Count() > 1;
        return new(
            ErrorCodes.DuplicateVersion,
            $"Version {version} is used by {string.Join(" and ", types.Select(Name).Order(StringComparer.Ordinal))}.",
            "every migration needs its own version",
            Untouched,
            isOfSeveral
                ? "give the newer class the next free version and build again; "
                    + "if the assemblies are for different databases, name only the intended one"
                : "give the newer class the next free version and build again"
        )
        {
            Version = version,
        };

        string Name(Type type) => isOfSeveral ? $"{type.FullName} of {type.Assembly.GetName().Name}" : type.FullName!;
    }

    public static MigrationException VersionGap(long expected, MigrationDescriptor found) =>
        new(
            ErrorCodes.VersionGap,
            $"Version {expected} is missing: the next migration found is {found}.",
            found.Version < 1
                ? "versions start at 1 and are consecutive (numbering policy Sequential)"
                : "versions are consecutive (numbering policy Sequential)",
            Untouched,
            $"restore the class of version {expected}, or renumber {found.Name} if it was never applied; "
                + "dates need NumberingPolicy.Any or Automatic"
        )
        {
            Version = expected,
        };

    public static MigrationException NotAMigration(Type type) =>
        new(
            ErrorCodes.NotAMigration,
            $"{type.FullName} has a migration attribute but is not a migration.",
            "it does not implement FluentMigrator.IMigration",
            Untouched,
            "derive it from Migration, or remove the attribute"
        )
        {
            Migration = type.Name,
        };

    public static MigrationException UnusableClass(Type type, string why) =>
        new(
            ErrorCodes.UnusableClass,
            $"{type.FullName} has a migration attribute but cannot be created.",
            why,
            Untouched,
            "make it a public, non-abstract, non-generic class, or remove the attribute"
        )
        {
            Migration = type.Name,
        };

    public static MigrationException UnsupportedAttribute(Type type, string attribute) =>
        new(
            ErrorCodes.UnsupportedAttribute,
            $"{type.FullName} has [{attribute}], which MigrationManager does not support.",
            "running or skipping the class anyway would not be what its author intended",
            Untouched,
            $"remove [{attribute}] from the class, or exclude the class from the assemblies and the namespace that are scanned"
        )
        {
            Migration = type.Name,
        };

    public static MigrationException TagsNotChosen(Type type) =>
        new(
            ErrorCodes.UnsupportedAttribute,
            $"{type.FullName} has [Tags], and this host has not specified its tags.",
            "running or skipping the class anyway would not be what its author intended",
            Untouched,
            "name the tags in MigrationOptions.Tags; an empty list excludes every migration that has tags"
        )
        {
            Migration = type.Name,
        };

    public static MigrationException MixedNumbering(MigrationDescriptor number, MigrationDescriptor date) =>
        new(
            ErrorCodes.MixedNumbering,
            $"The versions of the migrations are numbered in two ways: {number} and {date}.",
            "versions are either sequential numbers, 1, 2, 3 …, or dates, such as 20260131 or 20260131120000",
            Untouched,
            $"renumber {date.Name} if it was never applied; if the mix is intended, set NumberingPolicy.Any"
        )
        {
            Version = date.Version,
            Migration = date.Name,
        };

    public static MigrationException ConstructorFailed(Type type, Exception cause) =>
        new(
            ErrorCodes.ConstructorFailed,
            $"{type.FullName} could not be created.",
            ThrownText.Of(cause),
            Untouched,
            "correct the constructor, or register the services that it asks for",
            cause
        )
        {
            Migration = type.Name,
        };

    public static MigrationException NoCompiledCatalog(Assembly assembly) =>
        new(
            ErrorCodes.NoCompiledCatalog,
            $"The migrations of {assembly.GetName().Name} cannot be found.",
            "this program is trimmed, and no migration catalog was compiled into the assembly",
            Untouched,
            "build the assembly with the generator that comes with the engine, and check why it wrote no catalog"
        );

    public static MigrationException TypesNotPreserved(Assembly assembly) =>
        new(
            ErrorCodes.NoCompiledCatalog,
            $"The migrations of {assembly.GetName().Name} cannot be found.",
            "this program is trimmed, and the assembly was compiled without the generator that preserves its migrations",
            Untouched,
            "build the assembly with the generator that comes with the engine, or leave the assembly out"
        );

    public static MigrationException RowsTrimmed(Assembly assembly) =>
        new(
            ErrorCodes.RowsTrimmed,
            $"Rows that the migrations of {assembly.GetName().Name} give as anonymous objects have lost their columns.",
            "this program is trimmed, and trimming removed the properties of the assembly's anonymous types, "
                + "which FluentMigrator reads by reflection",
            Untouched,
            "publish the program with the build files of the engine's package, or preserve the whole assembly: "
                + $"<TrimmerRootAssembly Include=\"{assembly.GetName().Name}\" />"
        );
}
