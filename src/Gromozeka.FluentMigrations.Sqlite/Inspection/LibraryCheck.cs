using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Inspection;

/// <summary>
/// Checks the version of SQLite. Versions 3.7.0 to 3.51.2 can damage a database in write-ahead-log mode if two connections checkpoint at
/// the same time (sqlite.org/wal.html#walresetbug). The fix is also in 3.44.6 and 3.50.7.
/// </summary>
internal static class LibraryCheck
{
    private static readonly Version First = new(3, 7, 0);
    private static readonly Version Corrected = new(3, 51, 3);
    private static readonly Version[] AlsoCorrected = [new(3, 44, 6), new(3, 50, 7)];

    public static DatabaseCheck Of(string version) =>
        HasBug(Version.Parse(version))
            ? new DatabaseCheck(
                "SQLite",
                $"{version}: two connections that checkpoint a database in wal mode at the same time can damage it; fixed in {Corrected}",
                IsGood: false
            )
            : new DatabaseCheck("SQLite", version, IsGood: true);

    private static bool HasBug(Version version) =>
        version >= First
        && version < Corrected
        && !AlsoCorrected.Any(corrected => version.Minor == corrected.Minor && version >= corrected);
}
