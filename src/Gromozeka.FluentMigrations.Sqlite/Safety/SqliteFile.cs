using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>The file of a database, and the files next to it.</summary>
/// <param name="path">The file, with every link in its path resolved.</param>
/// <param name="mayBeCreated">Whether it may be created if it is missing.</param>
internal sealed class SqliteFile(string path, bool mayBeCreated) : IDatabaseFile
{
    private static readonly string[] Endings = ["", .. SqliteFileKind.NextToDatabase];

    public bool Exists => File.Exists(path);

    public void CreateFolder()
    {
        if (!mayBeCreated)
            return;
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw SqliteFaults.CannotCreateFolder(path, folder, cause.Message, cause);
        }
    }

    public bool Owns(string other)
    {
        var file = RealPath.Of(other);
        return Endings.Any(ending => file == path + ending);
    }

    public bool IsLikeOne(string other) => SqliteFileKind.IsDatabaseOrNextToOne(RealPath.Of(other));
}
