namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>Checks whether a run could write to a database: to its file, and to the files next to it. Opens and changes nothing.</summary>
internal static class WriteAccess
{
    /// <returns>The error that a run would get; null if no obstacle is known.</returns>
    public static MigrationException? Obstacle(string database)
    {
        var folder = Path.GetDirectoryName(database)!;
        if (!Directory.Exists(folder))
            return OfMissingFolder(database, folder);
        var file = database + ".lock";
        if (FileStatus.IsObstacle(file))
            return SqliteFaults.NotALockFile(database, file);
        var exists = File.Exists(file);
        if (WritePermission.Obstacle(exists ? file : folder) is { } reason)
            return SqliteFaults.CannotLock(database, file, $"{file} cannot be {(exists ? "written to" : "created")}: {reason}");
        // A file that another user's process left next to the database is as much of an obstacle as the file itself.
        foreach (var path in CopyFiles.Companions.Select(companion => database + companion).Prepend(database).Where(File.Exists))
        {
            if (WritePermission.Obstacle(path) is { } denial)
                return SqliteFaults.NotWritable(database, path, denial);
        }

        return HasJournal(database) || WritePermission.Obstacle(folder) is not { } obstacle
            ? null
            : SqliteFaults.NotWritable(database, folder, obstacle);
    }

    /// <summary>The host may create the folder before the run.</summary>
    private static MigrationException? OfMissingFolder(string database, string folder)
    {
        var parent = ExistingPart(folder);
        return WritePermission.Obstacle(parent) is { } reason
            ? SqliteFaults.CannotCreateFolder(database, folder, $"this user may not write to {parent}: {reason}")
            : null;
    }

    /// <summary>A folder, or its nearest existing parent.</summary>
    public static string ExistingPart(string folder) => Directory.Exists(folder) ? folder : ExistingPart(Path.GetDirectoryName(folder)!);

    /// <summary>
    /// Whether nothing has to be created in the folder, because the journal may stay there, or others have the database and its log open.
    /// </summary>
    private static bool HasJournal(string database) =>
        File.Exists(database + "-journal") || (File.Exists(database + "-wal") && File.Exists(database + "-shm"));
}
