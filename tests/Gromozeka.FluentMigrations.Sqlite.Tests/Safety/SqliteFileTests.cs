using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

public sealed class SqliteFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gromozeka-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IDatabaseFile FileOf(string name) =>
        new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = $"Data Source={Path.Combine(_folder, name)}" }
        ).Find<IDatabaseFile>()!;

    [Theory]
    [InlineData("shop.db", true)]
    [InlineData("shop.db-wal", true)]
    [InlineData("shop.db-shm", true)]
    [InlineData("shop.db-journal", true)]
    [InlineData("shop.db.lock", true)]
    [InlineData("./x/../shop.db", true)]
    [InlineData("shop.db.sql", false)]
    [InlineData("shop.sql", false)]
    public void Owns_File_WhatBelongsToTheDatabase(string name, bool isOwned)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "x"));

        Assert.Equal(isOwned, FileOf("shop.db").Owns(Path.Combine(_folder, name)));
    }

    [Fact]
    public void Owns_LinkToTheDatabase_IsTheDatabase()
    {
        File.WriteAllBytes(Path.Combine(_folder, "shop.db"), []);
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), Path.Combine(_folder, "shop.db"));

        Assert.True(FileOf("shop.db").Owns(Path.Combine(_folder, "link")));
    }

    [Fact]
    public void CreateFolder_MissingFolders_AreCreated()
    {
        var file = FileOf(Path.Combine("a", "b", "shop.db"));

        file.CreateFolder();

        Assert.True(Directory.Exists(Path.Combine(_folder, "a", "b")));
        Assert.False(file.Exists);
    }

    [Fact]
    public void CreateFolder_FileInItsPlace_SaysWhichFolder()
    {
        File.WriteAllText(Path.Combine(_folder, "a"), "");

        var error = Assert.Throws<MigrationException>(() => FileOf(Path.Combine("a", "shop.db")).CreateFolder());

        Assert.Equal(ErrorCodes.CannotOpen, error.Code);
        Assert.Contains(Path.Combine(_folder, "a"), error.What, StringComparison.Ordinal);
    }
}
