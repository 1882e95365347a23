using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Connections;

/// <summary>Creates the database of a program that starts for the first time.</summary>
internal static class NewDatabase
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CannotOpen"/>: it cannot be created.</exception>
    public static void Create(ConnectionSources sources, string name)
    {
        try
        {
            using var connection = sources.OpenMaintenance(scratch: false);
            connection.Run($"CREATE DATABASE {PostgresNames.Quoted(sources.Database)}");
        }
        catch (PostgresException cause) when (cause.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process has created it meanwhile.
        }
        catch (NpgsqlException cause)
        {
            throw new MigrationException(
                ErrorCodes.CannotOpen,
                $"The database {name} does not exist, and cannot be created.",
                cause.Message,
                "nothing was written",
                "create it (CREATE DATABASE), or give the user of the connection string the right CREATEDB",
                cause
            );
        }
    }
}
