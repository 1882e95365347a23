using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>Copies a database into a file and back. Says nothing of names, numbers and ages: that is <see cref="BackupManager"/>'s. Thread-safe.</summary>
public interface IDatabaseBackup
{
    /// <summary>The file of the database.</summary>
    string File { get; }

    /// <summary>The bytes that a copy of the database takes now.</summary>
    long NeededBytes();

    /// <summary>The bytes that are free in a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    long FreeBytes(string folder);

    /// <summary>
    /// Makes a folder for copies, if there is none, with the access rights of the database's own folder: they hold the same secrets.
    /// </summary>
    /// <param name="folder">The folder.</param>
    void CreateFolder(string folder);

    /// <summary>
    /// Copies the database as it is at one instant, while others may read and write it, into a new file with the database's access
    /// rights. When this returns, the copy is on the disk.
    /// </summary>
    /// <param name="path">The file to make; one that exists is replaced.</param>
    /// <param name="cancellationToken">Ends the copying; what was copied is to be deleted by the caller.</param>
    void Copy(string path, CancellationToken cancellationToken);

    /// <summary>Gives a copy another name in its folder. When this returns, the name is on the disk, as far as the system can see to that.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="newPath">The name that no file has yet.</param>
    /// <exception cref="IOException">A file has the name.</exception>
    void Rename(string path, string newPath);

    /// <summary>Checks a copy completely. Only reads.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="thorough">Whether the indexes are held against their tables as well, which takes longer.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    IntegrityReport Check(string path, bool thorough, CancellationToken cancellationToken);

    /// <summary>A number of what a copy holds: equal for copies with equal schema and rows. Only reads.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="ignored">Tables whose rows do not matter.</param>
    /// <param name="cancellationToken">Ends it.</param>
    string ContentHash(string path, IReadOnlyCollection<string> ignored, CancellationToken cancellationToken);

    /// <summary>Looks for somebody who has the database open, without opening it.</summary>
    /// <returns>Who, or null when nobody is known.</returns>
    string? FindUser();

    /// <summary>Tries to have an undamaged database for itself, and brings all of it into its one file.</summary>
    /// <returns>Whether nobody else is at work on it.</returns>
    bool TryTakeAlone();

    /// <summary>
    /// Puts a copy in the place of the database. A process that dies meanwhile leaves the old file or the new one. What belonged to the
    /// old file is moved aside, never deleted, unless <paramref name="aside"/> is null.
    /// </summary>
    /// <param name="path">The copy; it is kept.</param>
    /// <param name="aside">Where the old file is kept; null when it need not be.</param>
    /// <param name="cancellationToken">Ends the copying before the old file is touched.</param>
    /// <returns>Whether anything was moved aside.</returns>
    bool Restore(string path, string? aside, CancellationToken cancellationToken);
}
