namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Copies a database into a file and back. Says nothing of names, numbers and ages: that is <see cref="BackupManager"/>'s. Thread-safe, and outside of any session: it sees what is
/// committed. Members throw what the file system or the driver throws, or a <see cref="MigrationException"/>; a cancellation leaves the database as it was.</summary>
public interface IFileBackup : IDatabaseCopySource
{
    /// <summary>The file of the database.</summary>
    string File { get; }

    /// <summary>The bytes that are free in a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    long FreeBytes(string folder);

    /// <summary>
    /// Makes a folder for copies, if there is none, and those above it, with the owner and the access rights of the database's own folder: they hold
    /// the same secrets.
    /// </summary>
    /// <param name="folder">The folder.</param>
    void CreateFolder(string folder);

    /// <summary>Looks whether files could be made in a folder, or the folder itself. Changes nothing.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    /// <returns>Why not, as a clause; null when nothing is known to be in the way.</returns>
    string? FindWriteObstacle(string folder) => null;

    /// <summary>Writes a small file that belongs to a copy, with the database's owner and access rights, onto the disk.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="content">Its bytes.</param>
    void Write(string path, ReadOnlyMemory<byte> content);

    /// <summary>Gives a copy another name in its folder. When this returns, the name is on the disk, as far as the system can see to that.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="newPath">The name that no file has yet.</param>
    /// <exception cref="IOException">A file has the name.</exception>
    void Rename(string path, string newPath);

    /// <summary>Checks a copy completely. One is damaged as well when a log or a journal next to it holds a part of it. Only reads.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="thorough">Whether the indexes are held against their tables as well, which takes longer.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    IntegrityReport Check(string path, bool thorough, CancellationToken cancellationToken);

    /// <summary>A number of what a copy holds: equal for copies with equal schema and rows. Only reads.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="ignored">Tables whose rows do not matter.</param>
    /// <param name="cancellationToken">Ends it.</param>
    string ContentHash(string path, IReadOnlyCollection<TableName> ignored, CancellationToken cancellationToken);

    /// <summary>Looks for somebody who has the database or a copy open, without opening it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Who, or null when nobody is known.</returns>
    string? FindUser(string path);

    /// <summary>Opens a copy to read it.</summary>
    /// <param name="path">The copy.</param>
    IDatabaseSession OpenCopy(string path);

    /// <summary>Whether a path names the file of the database, also by another of its names, as far as the system tells.</summary>
    /// <param name="path">The path.</param>
    bool IsDatabase(string path);

    /// <summary>The file that a path stands for, with every link in it followed.</summary>
    /// <param name="path">The path; nothing need be there.</param>
    string Locate(string path);

    /// <summary>
    /// Whether the database is too damaged to be copied, or its file is empty or gone while the log beside it holds something. Only reads.
    /// </summary>
    /// <param name="cancellationToken">Ends the check.</param>
    bool IsDamaged(CancellationToken cancellationToken);

    /// <summary>
    /// Begins to put a copy in the place of what an undamaged database holds. Waits for whoever is writing; from then on nobody else can.
    /// </summary>
    /// <param name="path">The copy; it is kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    IDatabaseRestore BeginRestore(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a copy in the place of the file of a damaged database. A process that dies meanwhile leaves the old file or the new one. What
    /// belonged to the old file is moved aside, never deleted.
    /// </summary>
    /// <param name="path">The copy; it is kept.</param>
    /// <param name="aside">Where the old file is kept.</param>
    /// <param name="cancellationToken">Ends the copying before the old file is touched.</param>
    /// <returns>Whether anything was moved aside.</returns>
    bool Replace(string path, string aside, CancellationToken cancellationToken);
}
