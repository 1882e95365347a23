using Gromozeka.FluentMigrations.Postgres.Connections;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Scratch;

/// <summary>Creates the extensions of a database in a copy of its schema.</summary>
internal static class Extensions
{
    private const string Installed =
        "SELECT e.extname, n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace ORDER BY e.oid";

    public static void Copy(NpgsqlConnection from, NpgsqlConnection to)
    {
        var there = to.Rows(Installed, row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, schema) in from.Rows(Installed, row => (row.GetString(0), row.GetString(1))))
        {
            if (there.Contains(name))
                continue;
            if (schema is not ("public" or "pg_catalog"))
                to.Run($"CREATE SCHEMA IF NOT EXISTS {PostgresNames.Quoted(schema)}");
            to.Run($"CREATE EXTENSION IF NOT EXISTS {PostgresNames.Quoted(name)} SCHEMA {PostgresNames.Quoted(schema)} CASCADE");
        }
    }
}
