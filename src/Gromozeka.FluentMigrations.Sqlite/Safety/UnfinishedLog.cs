namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// What a program left beside a file that SQLite would take up, or undo, before it reads the file. The file alone is torn, or lacks rows
/// (https://www.sqlite.org/howtocorrupt.html, 1.4).
/// </summary>
internal static class UnfinishedLog
{
    /// <returns>What is there and what to do with it; null when there is nothing that counts.</returns>
    public static string? Beside(string path) =>
        CopyFiles.HasContent(path + "-wal") ? Tell(path + "-wal", "may hold rows that are not in the file")
        : IsHot(path + "-journal") ? Tell(path + "-journal", "says that a change of the file did not come to its end")
        : null;

    /// <summary>A journal counts until its first byte is zero, or it has none; it may stay behind like that.</summary>
    private static bool IsHot(string journal)
    {
        if (!CopyFiles.HasContent(journal))
            return false;
        using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return file.ReadByte() > 0;
    }

    private static string Tell(string log, string what) =>
        $"{log} is next to it and {what}: open a copy of both with sqlite3, which takes the log up, and restore that copy; or move the log away, if it belongs to another file";
}
