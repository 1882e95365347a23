using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Hosting.Settings;

/// <summary>
/// Finds two registrations that would keep their history in the same table of the same file. Each would treat the versions of the other as
/// its own, and report migrations as applied that never ran.
/// </summary>
internal static class SharedHistory
{
    public static IEnumerable<string> Find(DatabaseRegistrations databases, IServiceProvider provider) =>
        from later in Enumerable.Range(1, databases.Count - 1)
        from earlier in Enumerable.Range(0, later)
        let error = Compare(databases[earlier], databases[later], provider)
        where error is not null
        select error;

    private static string? Compare(DatabaseRegistration one, DatabaseRegistration other, IServiceProvider provider)
    {
        var (database, name) = (one.DatabaseOf(provider), other.DatabaseOf(provider).Name);
        if (database.Find<IDatabaseFile>()?.Owns(name) != true)
            return null;
        var shared = one.ManagerOf(provider)
            .HistoryTables.Intersect(other.ManagerOf(provider).HistoryTables, database.Names)
            .Select(table => $"{table}")
            .ToList();
        return shared.Count == 0
            ? null
            : $"{other.Section}: the history of this database would be in {string.Join(" and ", shared)} of {name}, where {one.Section} "
                + "has its own; name another file, or set VersionTable and KeepLog in the program so that they share no table";
    }
}
