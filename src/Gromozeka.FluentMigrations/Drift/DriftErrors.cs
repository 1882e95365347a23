using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>Why the schema of a database cannot be compared with its migrations. Nothing was written.</summary>
internal static class DriftErrors
{
    public static MigrationException NoScratch(string database) =>
        Of(
            ErrorCodes.NotFullyChecked,
            database,
            "this database provider has no scratch database to replay the migrations on",
            "compare the schemas by the means of the database"
        );

    public static MigrationException Unknown(string database, IReadOnlyList<long> versions) =>
        Of(
            ErrorCodes.MissingMigration,
            database,
            $"the program lacks {Quantity.Of(versions.Count, "applied version")}: {string.Join(", ", versions)}",
            "compare it with the program that has applied them"
        );

    public static MigrationException CannotReplay(string database, MigrationException failure) =>
        new(
            ErrorCodes.NotFullyChecked,
            $"{database} was not compared with its migrations.",
            $"they cannot be replayed on an empty database: {failure.What} {failure.Why}",
            HistoryErrors.Unchanged,
            "let the migration create what it needs, or ask for it (Schema.Table(…).Exists())",
            failure
        )
        {
            Version = failure.Version,
            Migration = failure.Migration,
        };

    public static MigrationException TooLong(string database, TimeSpan limit) =>
        Of(
            ErrorCodes.NotFullyChecked,
            database,
            $"on an empty database they take longer than {limit.TotalSeconds} seconds",
            "compare the schemas by the means of the database"
        );

    public static MigrationException Changing(string database) =>
        Of(ErrorCodes.HistoryChanged, database, "its schema changed each time it was read", "wait until the migrations have ended");

    private static MigrationException Of(ErrorCode code, string database, string why, string next) =>
        new(code, $"{database} was not compared with its migrations.", why, HistoryErrors.Unchanged, next);
}
