using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Inspection;

/// <summary>
/// The version of SQLite. Those from 3.7.0 up to 3.51.2 can damage a database in write-ahead-log mode when two connections write the log
/// back at once (sqlite.org/wal.html#walresetbug); 3.44.6 and 3.50.7 have the correction as well.
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
