namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Information about a file-based database, from the outside. Thread-safe; opens nothing.</summary>
public interface IDatabaseFile
{
    /// <summary>Whether the file exists.</summary>
    bool Exists { get; }

    /// <summary>
    /// Creates the folder of the file, and those above it, where they are missing; a database that may not be created needs none.
    /// </summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CannotOpen"/>: it cannot be created.</exception>
    void CreateFolder();

    /// <summary>Whether a path names the database or a file that the database keeps next to it, under any of its names.</summary>
    /// <param name="path">The path of the file, which need not exist.</param>
    bool Owns(string path);

    /// <summary>
    /// Whether a file is, as far as its beginning or its name tells, any database of this product, or one that such a database keeps beside
    /// it. Not to be asked about the database itself (<see cref="Owns"/>).
    /// </summary>
    /// <param name="path">The path of the file, which need not exist.</param>
    bool IsLikeOne(string path);
}
