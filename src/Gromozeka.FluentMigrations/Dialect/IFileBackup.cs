namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Copies a database to a file and back. Names, counts and ages belong to <see cref="BackupManager"/>. Thread-safe, and
/// independent of sessions: it sees what is committed. Members throw what the file system or the driver throws, or a
/// <see cref="MigrationException"/>; a cancellation leaves the database as it was.</summary>
public interface IFileBackup : IDatabaseCopySource
{
    /// <summary>The file of the database.</summary>
    string File { get; }

    /// <summary>The free disk space of a folder, in bytes.</summary>
    /// <param name="folder">An existing folder.</param>
    long FreeBytes(string folder);

    /// <summary>
    /// Creates a folder for copies and its parents, if missing, with the owner and the access rights of the database's own folder: copies
    /// contain the same secrets.
    /// </summary>
    /// <param name="folder">The folder.</param>
    void CreateFolder(string folder);

    /// <summary>Checks whether files could be created in a folder, or the folder itself. Changes nothing.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    /// <returns>Why not, as a clause; null if no obstacle is known.</returns>
    string? FindWriteObstacle(string folder) => null;

    /// <summary>Writes a small file that belongs to a copy, with the database's owner and access rights, onto the disk.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="content">Its bytes.</param>
    void Write(string path, ReadOnlyMemory<byte> content);

    /// <summary>
    /// Renames a copy in its folder. When this returns, the name is flushed to the disk, as far as the system supports it.
    /// </summary>
    /// <param name="path">The copy.</param>
    /// <param name="newPath">The new name, which no file has yet.</param>
    /// <exception cref="IOException">A file has the name.</exception>
    void Rename(string path, string newPath);

    /// <summary>
    /// Checks a copy completely. A copy also counts as damaged if a log or a journal next to it contains a part of it. Only reads.
    /// </summary>
    /// <param name="path">The copy.</param>
    /// <param name="thorough">Whether the indexes are also compared with their tables, which takes longer.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    IntegrityReport Check(string path, bool thorough, CancellationToken cancellationToken);

    /// <summary>A hash of the content of a copy: equal for copies with equal schema and rows. Only reads.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="ignored">Tables whose rows do not matter.</param>
    /// <param name="cancellationToken">Ends it.</param>
    string ContentHash(string path, IReadOnlyCollection<TableName> ignored, CancellationToken cancellationToken);

    /// <summary>Finds a process that has the database or a copy open, without opening it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The process, or null if none is known.</returns>
    string? FindUser(string path);

    /// <summary>Opens a copy to read it.</summary>
    /// <param name="path">The copy.</param>
    IDatabaseSession OpenCopy(string path);

    /// <summary>
    /// Whether a path names the file of the database, including by another of its names, as far as the system reports it.
    /// </summary>
    /// <param name="path">The path.</param>
    bool IsDatabase(string path);

    /// <summary>The file that a path refers to, with every link resolved.</summary>
    /// <param name="path">The path; the file need not exist.</param>
    string Locate(string path);

    /// <summary>
    /// Whether the database is too damaged to be copied, or its file is empty or missing while the log next to it has content. Only reads.
    /// </summary>
    /// <param name="cancellationToken">Ends the check.</param>
    bool IsDamaged(CancellationToken cancellationToken);

    /// <summary>
    /// Begins to replace the content of an undamaged database with a copy. Waits for a running writer; from then on no other process can
    /// write.
    /// </summary>
    /// <param name="path">The copy; it is kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    IDatabaseRestore BeginRestore(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the file of a damaged database with a copy. A process that crashes meanwhile leaves the old file or the new one. What
    /// belonged to the old file is moved aside, never deleted.
    /// </summary>
    /// <param name="path">The copy; it is kept.</param>
    /// <param name="aside">Where the old file is kept.</param>
    /// <param name="cancellationToken">Ends the copying before the old file is touched.</param>
    /// <returns>Whether anything was moved aside.</returns>
    bool Replace(string path, string aside, CancellationToken cancellationToken);
}
