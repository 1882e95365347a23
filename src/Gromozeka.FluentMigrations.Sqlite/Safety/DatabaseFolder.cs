namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>The folder that a database file is created in.</summary>
internal static class DatabaseFolder
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CannotOpen"/>: it cannot be created.</exception>
    public static void Create(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                ErrorCodes.CannotOpen,
                $"The folder {folder} of the database cannot be created.",
                cause.Message,
                "nothing was written",
                "create the folder, or name another file in the connection string",
                cause);
        }
    }
}
