namespace Gromozeka.FluentMigrations.Safety;

/// <summary>The refusals that keep rows from being lost.</summary>
internal static class SafetyErrors
{
    public static MigrationException DataLoss(string what, IReadOnlyList<Loss> losses) => new(
        ErrorCodes.DataLoss,
        $"{what} would lose rows, and was refused.",
        "going down drops " + string.Join(", ", losses),
        "nothing of the step was written",
        "make a backup of the database, then set AllowDataLoss if the rows may go");

    public static MigrationException Corrupt(string database, string damage) => new(
        ErrorCodes.Corrupt,
        $"{database} is damaged.",
        damage,
        "nothing was written",
        "stop every program that uses the file, keep a copy of it, and restore the newest good backup");
}
