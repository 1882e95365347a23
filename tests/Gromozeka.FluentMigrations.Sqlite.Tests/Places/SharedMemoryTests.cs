using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

public sealed class SharedMemoryTests
{
    public static TheoryData<string, string> Shared =>
        new()
        {
            { "Data Source=@;Mode=Memory;Cache=Shared", "file:@?mode=memory&cache=shared" },
            { "Data Source=file:@?mode=memory&cache=shared", "file:@?mode=memory&cache=shared" },
            { "Data Source=file:@?mode=memory;Cache=Shared", "file:@?mode=memory&cache=shared" },
            { "Data Source=file:@;Mode=Memory;Cache=Shared", "file:@?mode=memory&cache=shared" },
            { "Data Source=file:@?mode=memory&cache=shared;Cache=Private", "file:@?mode=memory&cache=shared" },
            { "Data Source=file:///@?mode=memory&cache=shared", "file:/@?mode=memory&cache=shared" },
            { "Data Source=/@;Mode=Memory;Cache=Shared", "file:/@?mode=memory&cache=shared" },
            { "Data Source=file:a%20@?mode=memory&cache=shared", "file:a%20@?mode=memory&cache=shared" },
            { "Data Source=a @;Mode=Memory;Cache=Shared", "file:a%20@?mode=memory&cache=shared" },
            { "Data Source=file::memory:?cache=shared", "file::memory:?mode=memory&cache=shared" },
            { "Data Source=:memory:;Mode=Memory;Cache=Shared", "file::memory:?mode=memory&cache=shared" },
            { "Data Source=file:/@?vfs=memdb", "file:/@?vfs=memdb" },
            { "Data Source=/@;Vfs=memdb", "file:/@?vfs=memdb" },
            { "Data Source=@;Vfs=memdb;Cache=Shared", "file:@?vfs=memdb&cache=shared" },
            { "Data Source=file:@?vfs=memdb&cache=shared", "file:@?vfs=memdb&cache=shared" },
            { "Data Source=file:/@?vfs=memdb&cache=shared", "file:/@?vfs=memdb" },
        };

    public static TheoryData<string> Private =>
        [
            "Data Source=:memory:",
            "Data Source=:memory:;Cache=Shared",
            "Data Source=@;Mode=Memory",
            "Data Source=;Mode=Memory;Cache=Shared",
            "Data Source=file::memory:",
            "Data Source=file:?mode=memory&cache=shared",
            "Data Source=file:@?mode=memory",
            "Data Source=file:@?mode=memory&cache=private;Cache=Shared",
            "Data Source=file:@?vfs=memdb",
            "Data Source=@;Vfs=memdb",
            "Data Source=;Cache=Shared",
        ];

    [Theory]
    [MemberData(nameof(Shared))]
    public void Migrate_SharedMemory_StaysForOthersUntilTheDatabaseIsDisposed(string text, string name)
    {
        var (connectionString, unique) = Named(text);
        using (var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = connectionString }))
        {
            Assert.Equal(name.Replace("@", unique, StringComparison.Ordinal), database.Name);

            OpenConnection.ManagerOf(database).Migrate();

            using var again = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = connectionString });
            Assert.Equal(1, OpenConnection.ManagerOf(again).GetCurrentVersion());
            using var other = new OpenConnection("INSERT INTO t VALUES (7)", connectionString + ";Pooling=False");
            Assert.Equal("7", other.Read("SELECT a FROM t"));
        }

        using var later = new OpenConnection(null, connectionString + ";Pooling=False");
        Assert.Equal("", later.Read("SELECT name FROM sqlite_master WHERE name = 't'"));
    }

    [Theory]
    [MemberData(nameof(Shared))]
    public void Shared_IsWhatSqliteShares(string text, string name)
    {
        var (connectionString, unique) = Named(text);
        using var one = new OpenConnection("CREATE TABLE here (a)", connectionString + ";Pooling=False");
        using var byName = new OpenConnection(null, $"Data Source={name.Replace("@", unique, StringComparison.Ordinal)};Pooling=False");

        Assert.Equal("here", byName.Read("SELECT name FROM sqlite_master WHERE name = 'here'"));
        one.Run("DROP TABLE here");
    }

    [Theory]
    [MemberData(nameof(Private))]
    public void Constructor_PrivateMemory_IsRefusedAsSqliteSharesItNot(string text)
    {
        var (connectionString, _) = Named(text);
        using var one = new OpenConnection("CREATE TABLE here (a)", connectionString + ";Pooling=False");
        using var other = new OpenConnection(null, connectionString + ";Pooling=False");
        Assert.Equal("", other.Read("SELECT name FROM sqlite_master WHERE name = 'here'"));

        var error = Assert.Throws<MigrationException>(() =>
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = connectionString })
        );

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        if (connectionString.StartsWith("Data Source=;", StringComparison.Ordinal))
            return;
        Assert.Contains("would be gone when it returns", error.Why, StringComparison.Ordinal);
        Assert.Contains("pass an open connection", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_InCapitals_IsAFile()
    {
        Assert.True(
            Path.IsPathFullyQualified(new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = "Data Source=:MEMORY:" }).Name)
        );
    }

    [Theory]
    [InlineData("Data Source=@;Mode=Memory;Cache=Shared", "Data Source=file:@?mode=memory&cache=shared")]
    [InlineData("Data Source=file:/@?vfs=memdb", "Data Source=/@;Vfs=memdb")]
    public void Lock_OfOneMemoryByTwoNames_IsOne(string one, string other)
    {
        var (first, unique) = Named(one);
        using var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = first });
        using var same = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = other.Replace("@", unique, StringComparison.Ordinal) }
        );
        using var connection = new OpenConnection(null, first);
        var given = connection.Database();

        using (database.Lock.TryAcquire())
        {
            Assert.Null(same.Lock.TryAcquire());
            Assert.Null(given.Lock.TryAcquire());
            Assert.Contains("in this process", same.FindHolder(), StringComparison.Ordinal);
        }

        using var held = given.Lock.TryAcquire();
        Assert.NotNull(held);
        Assert.Null(database.Lock.TryAcquire());
    }

    [Theory]
    [InlineData("Data Source=@;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:/@?vfs=memdb")]
    public async Task Migrate_ManyAtOnce_ApplyItOnce(string text)
    {
        using var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = Named(text).Text });
        var runs = Enumerable
            .Range(0, 8)
            .Select(_ =>
                Task.Run(() =>
                    OpenConnection.ManagerOf(database, step => step.Execute.Sql("CREATE TABLE t (a); INSERT INTO t VALUES (1)")).Migrate()
                )
            );

        var reports = await Task.WhenAll(runs);

        Assert.Equal(1, reports.Sum(report => report.Steps.Count));
    }

    [Theory]
    [InlineData("Data Source=@;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:/@?vfs=memdb")]
    public void Migrate_WhileAnotherConnectionWrites_IsToldThatItIsLocked(string text)
    {
        var (connectionString, _) = Named(text);
        using var other = new OpenConnection("CREATE TABLE r (a)", connectionString);
        using var database = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = connectionString, LockTimeout = TimeSpan.FromMilliseconds(50) }
        );
        other.Run("BEGIN IMMEDIATE; INSERT INTO r VALUES (1); CREATE TABLE s (a)");

        var error = Assert.Throws<MigrationException>(() => OpenConnection.ManagerOf(database).Migrate());

        Assert.Equal(ErrorCodes.LockTimeout, error.Code);
        other.Run("ROLLBACK");
        Assert.Single(OpenConnection.ManagerOf(database).Migrate().Steps);
    }

    [Fact]
    public void GetStatus_WhileAnotherConnectionChangesTheSchemaOfASharedCache_IsToldThatItIsLocked()
    {
        var (connectionString, _) = Named("Data Source=@;Mode=Memory;Cache=Shared");
        using var other = new OpenConnection("CREATE TABLE r (a)", connectionString);
        using var database = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = connectionString, LockTimeout = TimeSpan.FromMilliseconds(50) }
        );
        other.Run("BEGIN IMMEDIATE; CREATE TABLE s (a)");

        var error = Assert.Throws<MigrationException>(() => OpenConnection.ManagerOf(database).GetStatus());

        Assert.Equal(ErrorCodes.LockTimeout, error.Code);
        other.Run("ROLLBACK");
    }

    [Fact]
    public void DryRun_OfSharedMemory_HasItsRows()
    {
        var (connectionString, _) = Named("Data Source=file:/@?vfs=memdb");
        using var other = new OpenConnection("CREATE TABLE r (a); INSERT INTO r VALUES (1)", connectionString);
        using var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = connectionString });

        using var copy = DryRunDatabase.Of(database, new MigrationOptions());

        using var session = copy.Open(SessionAccess.Write);
        Assert.Equal(1, session.Number("SELECT count(*) FROM r"));
        session.Execute(new SqlCommand("DELETE FROM r"));
        Assert.Equal("1", other.Read("SELECT count(*) FROM r"));
    }

    [Fact]
    public void Open_AfterDispose_IsAnError()
    {
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = Named("Data Source=@;Mode=Memory;Cache=Shared").Text }
        );
        database.Dispose();

        Assert.Throws<ObjectDisposedException>(() => database.Open(SessionAccess.Read));
    }

    [Fact]
    public void Open_ForReading_CannotWrite()
    {
        using var database = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = Named("Data Source=@;Mode=Memory;Cache=Shared").Text }
        );
        using var session = database.Open(SessionAccess.Read);

        var error = Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand("CREATE TABLE u (a)")));

        var explained = database.Explain(error, "s")!;
        Assert.Equal((ErrorCodes.ReadOnly, "s"), (explained.Code, explained.State));
    }

    private static (string Text, string Name) Named(string text)
    {
        var unique = "m" + Guid.NewGuid().ToString("N");
        return (text.Replace("@", unique, StringComparison.Ordinal), unique);
    }
}
