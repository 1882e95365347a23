using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>What a scratch database allows is what a run would be allowed.</summary>
public sealed class ScratchConnectionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Data Source={0}", true)]
    [InlineData("Data Source={0};Mode=ReadWrite", true)]
    [InlineData("Data Source={0}", false)]
    [InlineData("Data Source=scratch-of-memory;Mode=Memory;Cache=Shared", false)]
    public void Attach_OfAMissingFile_DoesWhatItDoesInARun(string connection, bool exists)
    {
        var file = _folder.File("a.db");
        if (exists)
            Create(file);
        using var database = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = string.Format(null, connection, file), ForeignKeys = exists }
        );
        var inScratch = Attach(database.OpenScratch(), "scratch.db");
        var inRun = Attach(database.Open(SessionAccess.Write), "run.db");

        Assert.Equal(inRun, inScratch);
        Assert.Equal(exists, inScratch.Error.Length > 0);
        Assert.Equal(!exists, File.Exists(_folder.File("scratch.db")));
    }

    [Theory]
    [InlineData("Mode=ReadWrite", false)]
    [InlineData("Mode=ReadWriteCreate", true)]
    public void Attach_OnAnOpenConnection_DoesWhatItDoesInARun(string mode, bool creates)
    {
        Create(_folder.File("a.db"));
        using var connection = new SqliteConnection($"Data Source={_folder.File("a.db")};{mode};Pooling=False");
        connection.Open();
        using var database = new SqliteDatabase(connection);
        var inScratch = Attach(database.OpenScratch(), "scratch.db");

        Assert.Equal(Attach(database.Open(SessionAccess.Write), "run.db").Error, inScratch.Error);
        Assert.Equal(creates, File.Exists(_folder.File("scratch.db")));
    }

    private static void Create(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        connection.Run("CREATE TABLE t (a)");
    }

    private (string Error, long ForeignKeys) Attach(IDatabaseSession session, string file)
    {
        using (session)
        {
            session.EnsureCreated();
            var error = "";
            try
            {
                session.Execute(new SqlCommand($"ATTACH '{_folder.File(file)}' AS other"));
                session.Execute(new SqlCommand("CREATE TABLE other.x (a)"));
            }
            catch (SqliteException cause)
            {
                error = cause.Message.Replace(_folder.File(file), "…", StringComparison.Ordinal);
            }

            return (error, session.Number("PRAGMA foreign_keys"));
        }
    }
}
