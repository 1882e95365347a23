using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>The file that the engine works on is the one that the driver opens.</summary>
[Collection("Domain data")]
public sealed class LocationTests : IDisposable
{
    private const string DataDirectory = "DataDirectory";

    private readonly TempFolder _folder = new();

    public LocationTests() => Directory.CreateDirectory(_folder.File("data/sub"));

    public static TheoryData<string, bool> Sources
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var isSet in new[] { true, false })
            {
                foreach (
                    var source in new[]
                    {
                        "*/data/app.db",
                        "*/data/../app.db",
                        "*/data/sub/../../app.db",
                        "file:*/data/app.db",
                        "file://*/data/app.db",
                        "file://localhost*/data/app.db",
                        "file:*/data/a%20b.db",
                        "file:*/data/a%2520b.db",
                        "file:*/data/a+b.db",
                        "file:*/data/app.db?cache=private",
                        "file:*/data/app.db?mode=rwc&psow=1#part",
                        "*/data/a%20b.db",
                        "*/data/a?b.db",
                        "*/data/a#b.db",
                        "file:*/data/a%3Fb.db?nolock=0",
                        "*/data/чат.db",
                        "file:*/data/%D1%87%D0%B0%D1%82.db",
                    }
                )
                    data.Add(source, isSet);
            }

            foreach (
                var source in new[]
                {
                    "app.db",
                    "sub/app.db",
                    "|DataDirectory|app.db",
                    "|DataDirectory|sub/app.db",
                    "|datadirectory|app.db",
                    "./app.db",
                    "../app.db",
                    "a%20b.db",
                }
            )
                data.Add(source, true);
            return data;
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.SetData(DataDirectory, null);
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Name_IsTheFileThatTheDriverOpens(string source, bool isSet)
    {
        AppDomain.CurrentDomain.SetData(DataDirectory, isSet ? _folder.File("data") : null);
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = source.Replace("*", _folder.Path, StringComparison.Ordinal),
            Pooling = false,
        }.ConnectionString;
        string opened;
        using (var connection = new SqliteConnection(text))
        {
            connection.Open();
            connection.Run("CREATE TABLE driver (id INTEGER)");
            opened = (string)connection.Scalar("SELECT file FROM pragma_database_list WHERE name = 'main'")!;
        }

        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = text });

        Assert.Equal(opened, database.Name);
        using (var session = database.Open(SessionAccess.Write))
            session.Execute(new SqlCommand("CREATE TABLE engine (id INTEGER)"));
        Assert.Equal(["driver", "engine"], new DatabaseFile(opened).Tables());
        Assert.Equal(
            opened,
            new BackupManager(database, new MigrationOptions()).Restore(new BackupManager(database, new MigrationOptions()).Create().Name)
                is null
                ? ""
                : database.Backup!.File
        );
    }

    [Theory]
    [InlineData("Data Source=*/app.db;Mode=ReadOnly")]
    [InlineData("Data Source=file:*/app.db?mode=ro")]
    [InlineData("Data Source=file:*/app.db?immutable=1")]
    public void ReadOnly_NothingIsWritten(string connectionString)
    {
        new DatabaseFile(_folder.File("app.db")).Execute("CREATE TABLE t (v)");
        var database = Database(connectionString);
        var manager = new MigrationManager(database, new MigrationOptions());

        Assert.Equal(0, manager.GetCurrentVersion());
        using (var session = database.Open(SessionAccess.Write))
            Assert.Equal(
                ErrorCodes.ReadOnly,
                database.Explain(Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand("DROP TABLE t"))), "")!.Code
            );
        Assert.Equal(ErrorCodes.ReadOnly, Assert.Throws<MigrationException>(() => database.Lock.TryAcquire()).Code);
        Assert.Equal(ErrorCodes.ReadOnly, Assert.Throws<MigrationException>(() => manager.Backups!.Create()).Code);
        Assert.Equal(["app.db"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("Data Source=*/none.db;Mode=ReadOnly")]
    [InlineData("Data Source=*/none.db;Mode=ReadWrite")]
    [InlineData("Data Source=file:*/none.db?mode=ro")]
    [InlineData("Data Source=file:*/none.db?mode=rw")]
    public void NoFile_IsNotCreated(string connectionString)
    {
        foreach (var access in new[] { SessionAccess.Read, SessionAccess.Write })
            Assert.Equal(ErrorCodes.CannotOpen, Assert.Throws<MigrationException>(() => Database(connectionString).Open(access)).Code);

        Assert.False(File.Exists(_folder.File("none.db")));
    }

    [Theory]
    [InlineData("Data Source=*/app.db;Password=secret", "GM418")]
    [InlineData("Data Source=*/app.db;Vfs=nowhere", "GM406")]
    public void WhatTheLibraryCannotDo_IsRefusedByName(string connectionString, string code)
    {
        new DatabaseFile(_folder.File("app.db")).Execute("CREATE TABLE t (v)");

        var error = Assert.Throws<MigrationException>(() => Database(connectionString).Open(SessionAccess.Read));

        Assert.Equal(code, error.Code.Id);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=file:app.db?mode=sometimes")]
    [InlineData("Data Source=file:app.db?mode=rwc;Mode=ReadOnly")]
    [InlineData("Data Source=file://elsewhere/app.db")]
    [InlineData("Data Source=app.db;Vfs=unix-dotfile")]
    [InlineData("Data Source=file:app.db?vfs=unix-dotfile")]
    public void WhatSqliteRefuses_IsRefusedAtOnce(string connectionString) =>
        Assert.Equal(ErrorCodes.InvalidConfiguration, Assert.Throws<MigrationException>(() => Database(connectionString)).Code);

    [Theory]
    [InlineData("True", false, true)]
    [InlineData("False", false, false)]
    [InlineData("True", true, true)]
    public void ForeignKeys_OfTheConnectionString_AreEnforced(string given, bool option, bool expected)
    {
        new DatabaseFile(_folder.File("app.db")).Execute("CREATE TABLE t (v)");
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions
            {
                ConnectionString = $"Data Source={_folder.File("app.db")};Foreign Keys={given}",
                ForeignKeys = option,
            }
        );

        using var session = (SqliteSession)database.Open(SessionAccess.Write);

        Assert.Equal(expected, session.EnforcesForeignKeys);
    }

    [Theory]
    [InlineData("Data Source=*/app.db;Vfs=unix-excl")]
    [InlineData("Data Source=file:*/app.db?vfs=unix-excl")]
    public void Vfs_IsThatOfTheConnectionString(string connectionString)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var session = (SqliteSession)Database(connectionString).Open(SessionAccess.Write);
        session.EnsureCreated();

        Assert.Contains("Vfs=unix-excl", session.ConnectionString, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Name_AnUpperCaseScheme_IsAFileName() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "FILE:app.db"), Database("Data Source=FILE:app.db").Name);

    private SqliteDatabase Database(string connectionString) =>
        new(new SqliteDatabaseOptions { ConnectionString = connectionString.Replace("*", _folder.Path, StringComparison.Ordinal) });
}

/// <summary>Tests that set what the whole process sees run by themselves.</summary>
[CollectionDefinition("Domain data", DisableParallelization = true)]
public sealed class DomainData;
