using System.Globalization;
using System.Reflection;
using Gromozeka.FluentMigrations.Dialect;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Inspection;

/// <summary>Shows information about a PostgreSQL database to users.</summary>
internal sealed class PostgresInspection(PostgresDatabase database) : IDatabaseInspection, IBackupCommand
{
    private const int OldestVersion = 12;

    public DatabaseDescription Describe(IDatabaseSession session) =>
        new(
            $"PostgreSQL {Version(session)}",
            null,
            Convert.ToInt64(Value(session, "SELECT pg_database_size(current_database())"), CultureInfo.InvariantCulture)
        );

    public string BackupCommand => database.Sources.DumpCommand;

    public IDatabase WithPatience(TimeSpan patience) => new PostgresDatabase(database.Options with { LockTimeout = patience });

    public long ReadBytes(IDatabaseSession session, TableName table, string? column)
    {
        var value = column is null ? "v.*" : $"v.{database.Quoter.QuoteColumnName(column)}";
        return Convert.ToInt64(
            Value(session, $"SELECT coalesce(sum(pg_column_size({value})), 0) FROM {database.Quote(table)} v"),
            CultureInfo.InvariantCulture
        );
    }

    public IEnumerable<DatabaseCheck> CheckPlace() => [new DatabaseCheck("server", database.Name, IsGood: true)];

    public IEnumerable<DatabaseCheck> CheckProduct(IDatabaseSession session)
    {
        if (session.IsNew)
        {
            yield return new DatabaseCheck("database", "does not exist yet; the first run creates it", IsGood: true);
            yield break;
        }

        yield return new DatabaseCheck("Npgsql", DriverVersion(), IsGood: true);
        var version = Version(session);
        var isKnown = int.Parse(version.Split('.')[0], CultureInfo.InvariantCulture) >= OldestVersion;
        yield return new DatabaseCheck(
            "PostgreSQL",
            isKnown ? version : string.Create(CultureInfo.InvariantCulture, $"{version}; {OldestVersion} or later is needed"),
            isKnown
        );
        var isStandby = (bool)Value(session, "SELECT pg_is_in_recovery()")!;
        yield return new DatabaseCheck("role", isStandby ? "a standby, which cannot be migrated" : "the primary server", !isStandby)
        {
            Refusal = isStandby ? ErrorCodes.ReadOnly : null,
        };
        var mayCreate = (bool)Value(session, "SELECT has_database_privilege(current_database(), 'CREATE')")!;
        yield return new DatabaseCheck(
            "rights",
            mayCreate ? "the user may create schemas" : "the user may not create schemas",
            IsGood: true
        );
        var mayScratch =
            database.Options.ScratchConnectionString is not null
            || (bool)Value(session, "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")!;
        yield return new DatabaseCheck(
            "scratch databases",
            mayScratch
                ? "can be created"
                : "the user lacks the right CREATEDB, and no other server is named: no drift, adoption or --schema-only",
            mayScratch
        );
    }

    public DatabaseCheck? CheckWriters()
    {
        using var session = database.Open(SessionAccess.Read);
        if (session.IsNew)
            return null;
        var others = Convert.ToInt64(
            Value(
                session,
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                    + "AND backend_xid IS NOT NULL"
            ),
            CultureInfo.InvariantCulture
        );
        return new DatabaseCheck(
            "writers",
            others == 0
                ? "no session has an open transaction that writes"
                : $"{Quantity.Of(others, "session")} with an open transaction that writes",
            IsGood: true
        );
    }

    private static string DriverVersion() =>
        typeof(NpgsqlConnection).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Version(IDatabaseSession session) => ((string)Value(session, "SHOW server_version")!).Split(' ')[0];

    private static object? Value(IDatabaseSession session, string sql)
    {
        using var command = session.CreateCommand(sql);
        return command.ExecuteScalar();
    }
}
