namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Information about a file-based database, from the outside. Thread-safe; opens nothing.</summary>
public interface IDatabaseFile
{
    /// <summary>Whether the file exists.</summary>
    bool Exists { get; }

    /// <summary>
    /// Creates the folder of the file and its parents if they are missing, unless the connection may not create the database.
    /// </summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CannotOpen"/>: it cannot be created.</exception>
    void CreateFolder();

    /// <summary>Whether a path names the database or a file that the database keeps next to it, under any of its names.</summary>
    /// <param name="path">The path of the file, which need not exist.</param>
    bool Owns(string path);

    /// <summary>
    /// Whether a file is, judging by its first bytes or its name, any database of this product, or a file that such a database keeps next
    /// to it. Not for the database itself (<see cref="Owns"/>).
    /// </summary>
    /// <param name="path">The path of the file, which need not exist.</param>
    bool IsLikeOne(string path);
}
