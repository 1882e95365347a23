using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>The refusals to adopt a database. All of them are raised before anything is written, or after a rollback.</summary>
internal static class AdoptionErrors
{
    private const string Unchanged = "nothing was written";

    public static MigrationException ShapeDiffers(
        string database,
        MigrationDescriptor migration,
        IReadOnlyList<JudgedDifference> differences,
        bool mayAlign
    ) =>
        Of(
            ErrorCodes.ShapeDiffers,
            database,
            migration,
            $"its schema does not match migration {migration}:\n"
                + string.Join("\n", differences.Select(one => $"{one.Difference}{Remark(one, mayAlign)}")),
            differences.Any(one => one.Class == DifferenceClass.Refused)
                ? "change these tables to match the expected schema, on a copy first; or point the program at the right file"
                : "adopt it with Align (dotnet fm adopt --align), which rebuilds these tables to match the expected schema and keeps "
                    + "every row, on a copy first; or point the program at the right file"
        );

    public static MigrationException Refused(string database, MigrationDescriptor migration, AdoptionObjection objection) =>
        Of(ErrorCodes.AdoptionRefused, database, migration, objection.Why, objection.Next);

    public static MigrationException RowsDoNotFit(string database, MigrationDescriptor migration, CheckFailedException check) =>
        Of(check.Code, database, migration, check.Message, check.Next);

    public static MigrationException CannotAdd(
        string database,
        MigrationDescriptor migration,
        TableName table,
        CheckFailedException check
    ) => Refused(database, migration, new AdoptionObjection($"what table {table} lacks cannot be added: {check.Message}", check.Next));

    /// <summary>The error for an obstacle that a check of a command has found.</summary>
    public static MigrationException Failed(string database, MigrationDescriptor migration, Exception cause) =>
        Refused(database, migration, new AdoptionObjection(cause.Message, "correct this on a copy of the database, and start again"));

    private static MigrationException Of(ErrorCode code, string database, MigrationDescriptor migration, string why, string next) =>
        new(code, $"{database} has tables but no version, and was not adopted as version {migration.Version}.", why, Unchanged, next)
        {
            Version = migration.Version,
            Migration = migration.Name,
        };

    private static string Remark(JudgedDifference one, bool mayAlign) =>
        one.Class switch
        {
            DifferenceClass.Added => " (would be added)",
            DifferenceClass.Alignable => mayAlign ? " (would be aligned)" : " (can be aligned)",
            _ when one.Difference.Kind == DifferenceKind.MissingColumn => " (existing rows would have no value in it)",
            _ when one.Difference.IsExtra => $" ({one.Difference.Found}; the program's inserts would fail)",
            _ => " (refused)",
        };
}
