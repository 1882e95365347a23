using Gromozeka.FluentMigrations.Catalog;

namespace Gromozeka.FluentMigrations.Tests.Catalog;

public class CatalogErrorsTests
{
    private const string Here = "Gromozeka.FluentMigrations.Tests.Catalog.CatalogErrorsTests";
    private static readonly Type Class = typeof(CatalogErrorsTests);

    private static readonly Dictionary<
        string,
        (MigrationException Error, ErrorCode Code, long? Version, string? Migration, string Text)
    > Errors = new()
    {
        ["two classes of one version"] = (
            CatalogErrors.DuplicateVersion(2, [typeof(TagTests), Class]),
            ErrorCodes.DuplicateVersion,
            2,
            null,
            $"""
            Version 2 is used by {Here} and Gromozeka.FluentMigrations.Tests.Catalog.TagTests.
            every migration needs its own version
            the database was not touched
            give the newer class the next free version and build again
            """
        ),
        ["two assemblies"] = (
            CatalogErrors.DuplicateVersion(2, [Class, typeof(MigrationCatalog)]),
            ErrorCodes.DuplicateVersion,
            2,
            null,
            $"""
            Version 2 is used by Gromozeka.FluentMigrations.Catalog.MigrationCatalog of Gromozeka.FluentMigrations and {Here} of Gromozeka.FluentMigrations.Tests.
            every migration needs its own version
            the database was not touched
            give the newer class the next free version and build again; if the assemblies are for different databases, name only the intended one
            """
        ),
        ["a gap"] = (
            CatalogErrors.VersionGap(2, Migrations("Gap")[1]),
            ErrorCodes.VersionGap,
            2,
            null,
            """
            Version 2 is missing: the next migration found is 3 (Third).
            versions are consecutive (numbering policy Sequential)
            the database was not touched
            restore the class of version 2, or renumber Third if it was never applied; dates need NumberingPolicy.Any or Automatic
            """
        ),
        ["one below the first"] = (
            CatalogErrors.VersionGap(1, Migrations("Zero")[0]),
            ErrorCodes.VersionGap,
            1,
            null,
            """
            Version 1 is missing: the next migration found is 0 (Zeroth).
            versions start at 1 and are consecutive (numbering policy Sequential)
            the database was not touched
            restore the class of version 1, or renumber Zeroth if it was never applied; dates need NumberingPolicy.Any or Automatic
            """
        ),
        ["the first that is not the first"] = (
            CatalogErrors.VersionGap(0, Migrations("Gap")[0]),
            ErrorCodes.VersionGap,
            0,
            null,
            """
            Version 0 is missing: the next migration found is 1 (First).
            versions are consecutive (numbering policy Sequential)
            the database was not touched
            restore the class of version 0, or renumber First if it was never applied; dates need NumberingPolicy.Any or Automatic
            """
        ),
        ["numbers and dates"] = (
            CatalogErrors.MixedNumbering(Migrations("Mixed")[0], Migrations("Mixed")[1]),
            ErrorCodes.MixedNumbering,
            20260102,
            "Dated",
            """
            The versions of the migrations are numbered in two ways: 1 (Numbered) and 20260102 (Dated).
            versions are either sequential numbers, 1, 2, 3 …, or dates, such as 20260131 or 20260131120000
            the database was not touched
            renumber Dated if it was never applied; if the mix is intended, set NumberingPolicy.Any
            """
        ),
        ["no migration"] = (
            CatalogErrors.NotAMigration(Class),
            ErrorCodes.NotAMigration,
            null,
            "CatalogErrorsTests",
            $"""
            {Here} has a migration attribute but is not a migration.
            it does not implement FluentMigrator.IMigration
            the database was not touched
            derive it from Migration, or remove the attribute
            """
        ),
        ["a class that cannot be created"] = (
            CatalogErrors.UnusableClass(Class, "it is abstract"),
            ErrorCodes.UnusableClass,
            null,
            "CatalogErrorsTests",
            $"""
            {Here} has a migration attribute but cannot be created.
            it is abstract
            the database was not touched
            make it a public, non-abstract, non-generic class, or remove the attribute
            """
        ),
        ["an attribute"] = (
            CatalogErrors.UnsupportedAttribute(Class, "Maintenance"),
            ErrorCodes.UnsupportedAttribute,
            null,
            "CatalogErrorsTests",
            $"""
            {Here} has [Maintenance], which MigrationManager does not support.
            running or skipping the class anyway would not be what its author intended
            the database was not touched
            remove [Maintenance] from the class, or exclude the class from the assemblies and the namespace that are scanned
            """
        ),
        ["tags"] = (
            CatalogErrors.TagsNotChosen(Class),
            ErrorCodes.UnsupportedAttribute,
            null,
            "CatalogErrorsTests",
            $"""
            {Here} has [Tags], and this host has not specified its tags.
            running or skipping the class anyway would not be what its author intended
            the database was not touched
            name the tags in MigrationOptions.Tags; an empty list excludes every migration that has tags
            """
        ),
        ["a constructor"] = (
            CatalogErrors.ConstructorFailed(Class, new InvalidOperationException("no")),
            ErrorCodes.ConstructorFailed,
            null,
            "CatalogErrorsTests",
            $"""
            {Here} could not be created.
            no
            the database was not touched
            correct the constructor, or register the services that it asks for
            """
        ),
        ["no catalog"] = (
            CatalogErrors.NoCompiledCatalog(Class.Assembly),
            ErrorCodes.NoCompiledCatalog,
            null,
            null,
            """
            The migrations of Gromozeka.FluentMigrations.Tests cannot be found.
            this program is trimmed, and no migration catalog was compiled into the assembly
            the database was not touched
            build the assembly with the generator that comes with the engine, and check why it wrote no catalog
            """
        ),
        ["types not preserved"] = (
            CatalogErrors.TypesNotPreserved(Class.Assembly),
            ErrorCodes.NoCompiledCatalog,
            null,
            null,
            """
            The migrations of Gromozeka.FluentMigrations.Tests cannot be found.
            this program is trimmed, and the assembly was compiled without the generator that preserves its migrations
            the database was not touched
            build the assembly with the generator that comes with the engine, or leave the assembly out
            """
        ),
        ["rows"] = (
            CatalogErrors.RowsTrimmed(Class.Assembly),
            ErrorCodes.RowsTrimmed,
            null,
            null,
            """
            Rows that the migrations of Gromozeka.FluentMigrations.Tests give as anonymous objects have lost their columns.
            this program is trimmed, and trimming removed the properties of the assembly's anonymous types, which FluentMigrator reads by reflection
            the database was not touched
            publish the program with the build files of the engine's package, or preserve the whole assembly: <TrimmerRootAssembly Include="Gromozeka.FluentMigrations.Tests" />
            """
        ),
    };

    public static TheoryData<string> Names { get; } = [.. Errors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Error_OfTheCatalog_SaysItInFourParts(string name)
    {
        var (error, code, version, migration, text) = Errors[name];

        Assert.Equal((code, version, migration), (error.Code, error.Version, error.Migration));
        Assert.Equal(text, string.Join("\n", error.What, error.Why, error.State, error.Next));
    }

    [Fact]
    public void ConstructorFailed_KeepsTheCause()
    {
        var cause = new InvalidOperationException("no");

        Assert.Same(cause, CatalogErrors.ConstructorFailed(Class, cause).InnerException);
    }

    private static IReadOnlyList<MigrationDescriptor> Migrations(string fixture) =>
        MigrationCatalog.Read([Class.Assembly], NumberingPolicy.Any, $"Gromozeka.FluentMigrations.Tests.Fixtures.{fixture}").Migrations;
}
