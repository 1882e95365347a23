using Gromozeka.FluentMigrations.History;

namespace Gromozeka.FluentMigrations;

/// <summary>Whether a database matches the program, and when it was last migrated.</summary>
/// <param name="Database">The database, as messages name it.</param>
/// <param name="Exists">Whether there is a database at all.</param>
/// <param name="CurrentVersion">The highest applied version; 0 for none.</param>
/// <param name="LatestVersion">The highest version of the program; 0 for none.</param>
public sealed record MigrationHealth(string Database, bool Exists, long CurrentVersion, long LatestVersion)
{
    /// <summary>How many migrations of the program the database has not applied.</summary>
    public int Pending { get; private init; }

    /// <summary>How many applied versions are above the highest of the program.</summary>
    public int Newer { get; private init; }

    /// <summary>How many other applied versions the program lacks.</summary>
    public int Missing { get; private init; }

    /// <summary>
    /// How many steps may be partially applied, or are running right now; only known if <see cref="MigrationOptions.KeepLog"/> is set.
    /// </summary>
    public int HalfDone { get; private init; }

    /// <summary>The data migration whose batches have begun and not ended; null if there is none.</summary>
    public BatchProgress? Batches { get; internal init; }

    /// <summary>When a step was last applied or, according to the log, attempted; null if not known.</summary>
    public DateTime? LastRun { get; private init; }

    /// <param name="database">The database, as messages name it.</param>
    /// <param name="exists">Whether there is a database at all.</param>
    /// <param name="versions">The versions of the program in ascending order.</param>
    /// <param name="pulse">What the database has applied.</param>
    internal static MigrationHealth Of(string database, bool exists, long[] versions, HistoryPulse pulse)
    {
        var applied = pulse.Highest.Distinct().ToList();
        var latest = versions.Length == 0 ? 0 : versions[^1];
        // Below the versions that were read, only the number of versions is compared with the number of rows.
        var lowest = applied.Count == 0 ? long.MaxValue : applied[0];
        var versionsBelow = LengthBelow(versions, lowest);
        var rowsBelow = pulse.Count - pulse.Highest.Count;
        var known = applied.Count(version => Array.BinarySearch(versions, version) >= 0);
        var newer = applied.Count(version => version > latest);
        return new MigrationHealth(database, exists, applied.Count == 0 ? 0 : applied[^1], latest)
        {
            Pending = (int)(versions.Length - versionsBelow - known + Math.Max(0, versionsBelow - rowsBelow)),
            Newer = newer,
            Missing = (int)(applied.Count - known - newer + Math.Max(0, rowsBelow - versionsBelow)),
            HalfDone = pulse.HalfDone,
            LastRun = pulse.LastRun,
        };
    }

    private static int LengthBelow(long[] versions, long version)
    {
        var place = Array.BinarySearch(versions, version);
        return place < 0 ? ~place : place;
    }
}
