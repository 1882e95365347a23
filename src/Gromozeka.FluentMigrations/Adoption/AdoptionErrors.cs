using Gromozeka.FluentMigrations.Catalog;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>The refusals to adopt. All of them are raised before anything is written.</summary>
internal static class AdoptionErrors
{
    public static MigrationException ShapeDiffers(string database, MigrationDescriptor migration, IReadOnlyList<string> differences) => new(
        ErrorCodes.ShapeDiffers,
        $"{database} has tables but no version, and was not adopted as version {migration.Version}.",
        $"its shape is not what migration {migration} makes:\n" + string.Join("\n", differences),
        "nothing was written",
        "bring these tables into the expected shape (on a copy first), or give the program the file that it belongs to")
    { Version = migration.Version, Migration = migration.Name };

    public static MigrationException Refused(string database, MigrationDescriptor migration, AdoptionObjection objection) => new(
        ErrorCodes.AdoptionRefused,
        $"{database} has tables but no version, and was not adopted as version {migration.Version}.",
        objection.Why,
        "nothing was written",
        objection.Next)
    { Version = migration.Version, Migration = migration.Name };
}
