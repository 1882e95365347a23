using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

public class SqliteDatabaseTests
{
    private const string Seed = "CREATE TABLE t (a); INSERT INTO t VALUES (1)";

    [Theory]
    [InlineData("")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    [InlineData("Data Source=file:x.db?mode=memory")]
    [InlineData("Data Source=file::memory:")]
    [InlineData("Data Source=file:")]
    public void Constructor_ConnectionStringWithoutAFile_IsRefused(string connectionString)
    {
        var error = Assert.Throws<MigrationException>(() =>
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = connectionString })
        );

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.StartsWith(
            connectionString.Length > "Data Source=".Length ? "it names an in-memory database" : "it names no file",
            error.Why,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Data Source=x;Foreign Keys=maybe", "Foreign Keys is 'maybe', but must be True or False")]
    [InlineData("Data Source=x;foreign keys=maybe;Password=secret", "Foreign Keys is 'maybe'")]
    [InlineData("Data Source=x;Recursive Triggers=2", "Recursive Triggers is '2'")]
    [InlineData("Data Source=x;Default Timeout=-", "Default Timeout is '-', but must be a whole number")]
    [InlineData("Data Source=x;Default Timeout=99999999999", "Default Timeout is '99999999999'")]
    [InlineData("Data Source=x;Mode=Write", "Mode is 'Write', but must be one of ReadWriteCreate, ReadWrite, ReadOnly, Memory")]
    [InlineData("Data Source=x;Cache=7z", "Cache is '7z', but must be one of Default, Private, Shared")]
    [InlineData("Data Sorce=x", "there is no keyword 'data sorce': the nearest is Data Source")]
    [InlineData("Data Source=x;Anything=1", "there is no keyword 'anything': known keywords are Data Source, ")]
    [InlineData("Data Source=x;Password=not;secret=1", "it has an unknown keyword")]
    [InlineData("Data Source=x;Password=not;pasword=secret", "it has an unknown keyword: the nearest is Password")]
    [InlineData("Data Source=x;Password='secret", "it does not consist of Keyword=Value pairs")]
    [InlineData("secret", "it does not consist of Keyword=Value pairs")]
    public void Constructor_ConnectionStringThatCannotBeRead_IsExplainedWithoutSecrets(string connectionString, string why)
    {
        var error = Assert.Throws<MigrationException>(() =>
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = connectionString })
        );

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.StartsWith(why, error.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_RelativePath_IsAbsoluteAndWithoutThePassword()
    {
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = "Data Source=a/../b.db;Password=secret" });

        Assert.Equal(Path.GetFullPath("b.db"), database.Name);
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES (2)")]
    [InlineData("CREATE TABLE u (a)")]
    [InlineData("PRAGMA user_version = 5")]
    public void Open_ForReading_CannotWrite(string sql)
    {
        using var bench = new Workbench(Seed);
        var hash = bench.File.Hash;

        using (var session = bench.Database().Open(SessionAccess.Read))
        {
            var error = Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand(sql)));
            Assert.Equal(ErrorCodes.ReadOnly, bench.Database().Explain(error, "s")!.Code);
        }

        Assert.Equal(hash, bench.File.Hash);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    [InlineData("persist")]
    [InlineData("truncate")]
    public void Open_ForReading_LeavesEveryByteAndNoFileBehind(string mode)
    {
        using var bench = new Workbench($"PRAGMA journal_mode = {mode}; {Seed}");
        bench.File.Execute("INSERT INTO t VALUES (2)");
        var before = Files(bench);

        using (var session = bench.Database().Open(SessionAccess.Read))
            Assert.Equal("t", Assert.Single(session.ReadSchema().Tables).Name);

        Assert.Equal(before, Files(bench));
    }

    [Fact]
    public void Open_ForReadingWhileALogIsFilled_SeesWhatIsInItAndLeavesIt()
    {
        using var bench = new Workbench($"PRAGMA journal_mode = wal; {Seed}");
        using var writer = bench.File.Open();
        Run(writer, "PRAGMA wal_autocheckpoint = 0; CREATE TABLE late (a)");
        var log = new FileInfo(bench.File.Path + "-wal").Length;

        using (var session = bench.Database().Open(SessionAccess.Read))
            Assert.NotNull(session.ReadSchema().Find("late"));

        Assert.True(log > 0);
        Assert.Equal(log, new FileInfo(bench.File.Path + "-wal").Length);
    }

    [Theory]
    [InlineData(SessionAccess.Read)]
    [InlineData(SessionAccess.Write)]
    public void Open_MissingFolder_IsANewDatabaseThatCannotBeMade(SessionAccess access)
    {
        using var bench = new Workbench();
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={bench.Path("missing/x.db")}" });

        using var session = database.Open(access);

        Assert.True(session.IsNew);
        Assert.False(Directory.Exists(bench.Path("missing")));
        var error = Assert.Throws<SqliteException>(session.EnsureCreated);
        Assert.Equal(ErrorCodes.CannotOpen, database.Explain(error, "s")!.Code);
    }

    [Fact]
    public void Migrate_MissingFolder_SaysThatTheFileCannotBeOpened()
    {
        using var bench = new Workbench();
        var settings = new MigrationOptions { Namespace = "Fixtures.AutoReversing.Rest" };
        settings.Assemblies.Add(GetType().Assembly);
        var manager = new MigrationManager(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={bench.Path("missing/x.db")}" }),
            settings
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.CannotOpen, error.Code);
        Assert.Contains("missing/x.db", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Folder_IsExplained()
    {
        using var bench = new Workbench();
        Directory.CreateDirectory(bench.Path("folder.db"));
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={bench.Path("folder.db")}" });

        var error = Assert.ThrowsAny<Exception>(() =>
        {
            using var session = database.Open(SessionAccess.Write);
            session.EnsureCreated();
        });

        Assert.Equal(ErrorCodes.CannotOpen, (error as MigrationException ?? database.Explain(error, "s"))!.Code);
    }

    [Fact]
    public void Open_EmptyFile_IsANewDatabase()
    {
        using var bench = new Workbench();
        File.WriteAllBytes(bench.File.Path, []);

        using var session = bench.Database().Open(SessionAccess.Read);

        Assert.True(session.IsNew);
        Assert.Equal(0, new FileInfo(bench.File.Path).Length);
    }

    [Fact]
    public void OpenScratch_IsEmptyAndVanishes()
    {
        using var bench = new Workbench(Seed);

        using (var scratch = bench.Database().OpenScratch())
        {
            Assert.Empty(scratch.ReadSchema().Tables);
            scratch.Execute(new SqlCommand("CREATE TABLE s (a)"));
            Assert.Single(scratch.ReadSchema().Tables);
        }

        using var again = bench.Database().OpenScratch();
        Assert.Empty(again.ReadSchema().Tables);
        Assert.Equal(["test.db"], Files(bench).Keys);
    }

    [Fact]
    public void Explain_FaultOfAStatement_IsNotTheDatabases()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();

        var error = Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand("not SQL")));

        Assert.Null(bench.Database().Explain(error, "s"));
        Assert.Null(bench.Database().Explain(new InvalidOperationException("x"), "s"));
    }

    private static SortedDictionary<string, string> Files(Workbench bench) =>
        new(
            Directory
                .GetFiles(Path.GetDirectoryName(bench.File.Path)!)
                .ToDictionary(file => Path.GetFileName(file), file => new DatabaseFile(file).Hash)
        );

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
