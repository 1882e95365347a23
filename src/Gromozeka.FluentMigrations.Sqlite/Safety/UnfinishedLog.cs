namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// A log or journal that a program left next to a file, and that SQLite would apply or roll back before it reads the file. The file alone
/// is inconsistent or lacks rows (https://www.sqlite.org/howtocorrupt.html, 1.4).
/// </summary>
internal static class UnfinishedLog
{
    /// <returns>The file and what to do with it; null if there is none.</returns>
    public static string? Beside(string path) =>
        CopyFiles.HasContent(path + "-wal") ? Tell(path + "-wal", "may hold rows that are not in the file")
        : IsHot(path + "-journal") ? Tell(path + "-journal", "records a change to the file that was not completed")
        : null;

    /// <summary>A journal is ignored if its first byte is zero, or it is empty; SQLite may leave it in this state.</summary>
    private static bool IsHot(string journal)
    {
        if (!CopyFiles.HasContent(journal))
            return false;
        using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return file.ReadByte() > 0;
    }

    private static string Tell(string log, string what) =>
        $"{log} is next to it and {what}: open a copy of both with sqlite3, which applies the log, and restore that copy; "
        + "or, if the log belongs to another file, move it away";
}
