using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Connections;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Scratch;

/// <summary>
/// A database that lives as long as its session. A connection to another database of the server holds a lock for its name, by which others
/// know that it is in use.
/// </summary>
internal sealed class ScratchDatabase : IDisposable
{
    private const string Prefix = "gromozeka_scratch_";

    private readonly PostgresDatabase _database;
    private readonly NpgsqlConnection _maintenance;
    private readonly string _name;

    private ScratchDatabase(PostgresDatabase database, NpgsqlConnection maintenance, string name) =>
        (_database, _maintenance, _name) = (database, maintenance, name);

    /// <exception cref="MigrationException"><see cref="ErrorCodes.NoScratchDatabase"/>: none can be created.</exception>
    public static ScratchDatabase Create(PostgresDatabase database)
    {
        NpgsqlConnection? maintenance = null;
        try
        {
            var locale = Locale(database);
            maintenance = database.Sources.OpenMaintenance(scratch: true);
            DropLeft(maintenance);
            var name = Prefix + Guid.NewGuid().ToString("N");
            Lock(maintenance, name);
            maintenance.Run($"CREATE DATABASE {PostgresNames.Quoted(name)} TEMPLATE template0 {locale}");
            return new ScratchDatabase(database, maintenance, name);
        }
        catch (NpgsqlException cause)
        {
            maintenance?.Dispose();
            throw new MigrationException(
                ErrorCodes.NoScratchDatabase,
                $"No scratch database could be created for {database.Name}.",
                cause is PostgresException refusal ? $"{refusal.MessageText} (SQLSTATE {refusal.SqlState})" : cause.Message,
                "nothing was written",
                "give the user the right CREATEDB, or name a server on which it may create databases (--scratch, "
                    + "PostgresDatabaseOptions.ScratchConnectionString)",
                cause
            );
        }
    }

    /// <summary>Opens its session, with which it is dropped.</summary>
    public IDatabaseSession Open()
    {
        var scratch = new PostgresDatabase(_database.Sources.OfScratch(_name));
        var session = new PostgresSession(scratch, SessionAccess.Write) { Owner = this };
        session.Connect();
        return session;
    }

    public void Dispose()
    {
        try
        {
            Drop(_maintenance, _name);
        }
        catch (NpgsqlException)
        {
            // The next one drops it.
        }
        finally
        {
            _maintenance.Dispose();
        }
    }

    /// <summary>Texts are compared and sorted as in the original.</summary>
    private static string Locale(PostgresDatabase database)
    {
        using var connection = database.Sources.Open(onlyReads: true);
        var found = connection.Rows(
            "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database WHERE datname = current_database()",
            row => (Encoding: row.GetString(0), Collate: row.GetString(1), Type: row.GetString(2))
        )[0];
        return $"ENCODING {PostgresNames.Literal(found.Encoding)} LC_COLLATE {PostgresNames.Literal(found.Collate)} "
            + $"LC_CTYPE {PostgresNames.Literal(found.Type)}";
    }

    /// <summary>Drops the databases of processes that have ended: nobody holds the lock of their names.</summary>
    private static void DropLeft(NpgsqlConnection maintenance)
    {
        var left = maintenance.Rows(
            $"SELECT datname FROM pg_database WHERE datname LIKE '{Prefix.Replace("_", "\\_", StringComparison.Ordinal)}%' "
                + "AND pg_has_role(datdba, 'MEMBER')",
            row => row.GetString(0)
        );
        foreach (var name in left)
        {
            if (!Lock(maintenance, name))
                continue;
            Drop(maintenance, name);
            maintenance.Run("SELECT pg_advisory_unlock(hashtextextended($1, 0))", name);
        }
    }

    private static bool Lock(NpgsqlConnection maintenance, string name) =>
        (bool)maintenance.Read("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", name)!;

    private static void Drop(NpgsqlConnection maintenance, string name) =>
        maintenance.Run(string.Create(CultureInfo.InvariantCulture, $"DROP DATABASE IF EXISTS {PostgresNames.Quoted(name)} WITH (FORCE)"));
}
