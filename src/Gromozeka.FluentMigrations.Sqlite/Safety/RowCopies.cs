using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Copies a database with its rows into a temporary file next to it, like a backup, with its owner and access rights. Attached databases
/// are copied too, because a step may write to them.
/// </summary>
internal sealed class RowCopies(SqliteDatabase database, SqliteBackup source, SqliteDatabaseOptions options) : IRowCopies
{
    private string Folder => Path.GetDirectoryName(database.Name)!;

    public void DeleteLeft() => RowCopyFiles.DeleteLeft(database.Name);

    public RowCopy Open(CancellationToken cancellationToken)
    {
        DeleteLeft();
        var attached = database.Place.AttachedFiles(options).Select(file => (Schema: file.Key, Source: Attached(file.Value))).ToList();
        var (needed, free) = (source.NeededBytes() + attached.Sum(file => file.Source.NeededBytes()), source.FreeBytes(Folder));
        if (free < needed)
            return RowCopy.Impossible($"a copy needs {Quantity.Bytes(needed)} in {Folder}, but only {Quantity.Bytes(free)} is free");
        RowCopyFiles? files = null;
        try
        {
            files = RowCopyFiles.Take(database.Name);
            Copy(source, files.Path, cancellationToken);
            foreach (var (file, index) in attached.Select((file, index) => (file, index)))
                Copy(file.Source, files.Attached(index), cancellationToken);
            var copied = attached
                .Select((file, index) => (file.Schema, Path: files.Attached(index)))
                .ToDictionary(file => file.Schema, file => file.Path);
            return RowCopy.Of(Copied(files.Path, copied).Open(SessionAccess.Write, cancellationToken), files.Dispose);
        }
        catch (Exception cause)
        {
            files?.Dispose();
            if (IsAboutThePlace(cause))
                return RowCopy.Impossible(
                    WritePermission.Obstacle(Folder) is { } denial
                        ? $"this user may not write to {Folder}: {denial}"
                        : RowCopyFiles.WithoutNames(database.Name, cause is MigrationException error ? error.Why : cause.Message)
                );
            throw;
        }
    }

    /// <summary>
    /// A user who may not read the database must not be able to read a file of this process, neither before nor after it contains the rows.
    /// </summary>
    private static void Copy(SqliteBackup source, string path, CancellationToken cancellationToken)
    {
        CopyFiles.CreatePrivateLike(path, source.File);
        if (source.NeededBytes() > 0)
            source.CopyInto(path, cancellationToken);
    }

    private static bool IsAboutThePlace(Exception cause) =>
        cause switch
        {
            IOException or UnauthorizedAccessException => true,
            SqliteException fault => SqliteFaults.IsDiskFull(fault) || fault.SqliteErrorCode is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN,
            MigrationException error => error.Code == ErrorCodes.ReadOnly || error.Code == ErrorCodes.DiskFull,
            _ => false,
        };

    private SqliteBackup Attached(string path)
    {
        var alone = Options(path, new Dictionary<string, string>());
        return new SqliteBackup(new SqliteDatabase(alone), alone);
    }

    /// <summary>A temporary file need not be flushed to disk.</summary>
    private SqliteDatabase Copied(string path, IReadOnlyDictionary<string, string> attached) =>
        new(
            Options(path, attached) with
            {
                ConnectionOpened = connection =>
                {
                    options.ConnectionOpened?.Invoke(connection);
                    // The copies are attached instead.
                    _ = OtherFiles.Detach(connection);
                    SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, "PRAGMA synchronous = OFF"), connection.Handle);
                },
            }
        );

    private SqliteDatabaseOptions Options(string path, IReadOnlyDictionary<string, string> attached) =>
        options with
        {
            ConnectionString = new SqliteConnectionStringBuilder(options.ConnectionString)
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadWriteCreate,
            }.ConnectionString,
            AttachedDatabases = attached,
        };
}
