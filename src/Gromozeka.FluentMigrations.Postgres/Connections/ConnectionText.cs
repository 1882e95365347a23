using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Connections;

/// <summary>Reads connection strings of Npgsql.</summary>
internal static class ConnectionText
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: it cannot be read, or lacks
    /// something.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text, bool needsDatabase = true)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException or InvalidCastException)
        {
            throw Unusable(cause.Message, cause);
        }

        if (string.IsNullOrEmpty(settings.Host))
            throw Unusable("it names no server (Host)");
        if (needsDatabase && string.IsNullOrEmpty(settings.Database))
            throw Unusable("it names no database (Database)");
        return settings;
    }

    private static MigrationException Unusable(string why, Exception? cause = null) =>
        new(
            ErrorCodes.InvalidConfiguration,
            "The connection string of the PostgreSQL database cannot be used.",
            why,
            "nothing was opened",
            "correct it; for example: Host=localhost;Database=shop;Username=shop;Password=…",
            cause
        );
}
