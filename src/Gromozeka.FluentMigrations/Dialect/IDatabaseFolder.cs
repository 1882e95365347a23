namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A database whose file needs a folder.</summary>
public interface IDatabaseFolder
{
    /// <summary>Creates the folder, with those above it, if the database would be created in it; a database that may not be created needs none.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CannotOpen"/>: it cannot be created.</exception>
    void CreateFolder();
}
