using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Facts about a database other than its migrations.</summary>
internal static class DatabaseFacts
{
    /// <summary>Reads them; null if there is no database yet, or its dialect does not provide them.</summary>
    public static DatabaseDescription? Read(IDatabase database)
    {
        if (database.Find<IDatabaseInspection>() is not { } inspection)
            return null;
        using var session = database.Open(SessionAccess.Read);
        return session.IsNew ? null : inspection.Describe(session);
    }

    public static DatabaseNode Node(this DatabaseDescription? facts, string path, bool exists, long? version, long? latest) =>
        new(path, exists, version, latest, facts?.Product, facts?.JournalMode, facts?.Bytes);
}
