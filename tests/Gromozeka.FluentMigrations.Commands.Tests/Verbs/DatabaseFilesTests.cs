namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>A program for a database of another product, or without one, still recognizes the files of SQLite.</summary>
public sealed class DatabaseFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gromozeka-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true, "shop.db")]
    [InlineData(true, "shop.db-wal")]
    [InlineData(true, "shop.db-shm")]
    [InlineData(true, "shop.db-journal")]
    [InlineData(true, "shop.db.lock")]
    [InlineData(true, "sub/../shop.db")]
    [InlineData(true, "link.sql")]
    [InlineData(true, "copied.txt")]
    [InlineData(false, "shop.sql")]
    [InlineData(false, "shop.db.sql")]
    [InlineData(false, "other.db-wal")]
    [InlineData(false, "notes.txt")]
    public void ReasonOf_FilesOfADatabase_IsGiven(bool isRefused, string name)
    {
        var path = Path.Combine(_folder, "shop.db");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE orders (id INTEGER)";
            command.ExecuteNonQuery();
        }

        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        File.Copy(path, Path.Combine(_folder, "copied.txt"));
        File.CreateSymbolicLink(Path.Combine(_folder, "link.sql"), path);
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "SQLite format 4");

        var reason = DatabaseFiles.ReasonOf(Path.Combine(_folder, name));

        Assert.Equal(isRefused ? "it is an SQLite database, or belongs to one" : null, reason);
    }
}
