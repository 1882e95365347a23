using System.Globalization;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>What is known of a database besides its migrations.</summary>
internal sealed record DatabaseFacts(string? Product, string? JournalMode, long? Bytes)
{
    private static readonly DatabaseFacts Nothing = new(null, null, null);

    /// <summary>Reads them; nothing where there is no database yet, or it is of another product.</summary>
    public static DatabaseFacts Read(IDatabase database)
    {
        if (database is not SqliteDatabase)
            return Nothing;
        using var session = database.Open(SessionAccess.Read);
        return session.IsNew
            ? Nothing
            : new DatabaseFacts($"SQLite {Text(session, "SELECT sqlite_version()")}", (session as SqliteSession)?.ReadJournalMode(), new FileInfo(database.Name).Length);
    }

    public DatabaseNode Node(string path, bool exists, long? version, long? latest) => new(path, exists, version, latest, Product, JournalMode, Bytes);

    private static string? Text(IDatabaseSession session, string sql)
    {
        using var command = session.CreateCommand(sql);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
