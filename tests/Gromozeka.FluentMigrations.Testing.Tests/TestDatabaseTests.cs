using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Testing.Tests;

public sealed class TestDatabaseTests
{
    public enum Place
    {
        File,
        Memory,
        Connection,
    }

    [Theory]
    [InlineData(Place.File)]
    [InlineData(Place.Memory)]
    [InlineData(Place.Connection)]
    public void UpToAVersion_SeedRows_UpAndDown(Place place)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var database = New("Good", place, connection);

        database.Up(1).Execute("INSERT INTO articles VALUES (1, 5), (2, NULL)").AssertKeepsRows();

        Assert.Equal(["1|5", "2|NULL"], database.Query("SELECT id, price FROM articles ORDER BY id"));
        Assert.Empty(database.DownTo(0).Query("SELECT name FROM sqlite_master WHERE name = 'articles'"));
    }

    [Theory]
    [InlineData("Irreversible", "Down of 1 (CreateArticles) does not restore the previous schema: table articles: not expected.")]
    [InlineData("HalfReversible", "Down of 2 (AddIndex) does not restore the previous schema: view v: not expected.")]
    public void AssertReversible_NamesTheMigrationAndTheDifference(string migrations, string message)
    {
        using var database = New(migrations);

        var error = Assert.Throws<MigrationAssertException>(database.AssertReversible);

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Place.File)]
    [InlineData(Place.Memory)]
    [InlineData(Place.Connection)]
    public void AssertReversible_OfReversibleMigrations_Holds(Place place)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var database = New("Good", place, connection);

        Assert.Equal(2, database.AssertReversible().Manager.GetCurrentVersion());
    }

    [Theory]
    [InlineData(2L, "The table articles had 2 rows, and now has 1.")]
    [InlineData(3L, "The table articles had a row (id, name) = (1, 'a'), and no longer has it.")]
    [InlineData(4L, "The table articles had a row (id, name) = (1, 'a'), and no longer has it.")]
    public void AssertKeepsRows_NamesTheTable(long version, string message)
    {
        using var database = New("Lossy");
        database.Up(version - 1).Execute("INSERT INTO articles VALUES (1, 'a'), (2, 'b')");

        var error = Assert.Throws<MigrationAssertException>(() => database.AssertKeepsRows(version));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Dispose_DeletesTheFile()
    {
        var database = New("Good").Up();
        Assert.True(File.Exists(database.Path));

        database.Dispose();

        Assert.False(Directory.Exists(Path.GetDirectoryName(database.Path)));
    }

    [Fact]
    public void InMemory_IsSharedByConnectionsAndGoneWithTheDatabase()
    {
        string connectionString;
        using (var database = New("Good", Place.Memory).Up())
        {
            connectionString = database.ConnectionString;
            Assert.Null(database.Path);
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            using var transaction = connection.BeginTransaction();
            Run(connection, transaction, "INSERT INTO articles VALUES (1, 5)");
            transaction.Commit();
            Assert.Equal(["1|5"], database.Query("SELECT * FROM articles"));
            Assert.Empty(New("Good", Place.Memory).Query("SELECT * FROM sqlite_master"));
        }

        using var later = new SqliteConnection(connectionString);
        later.Open();
        Assert.Throws<SqliteException>(() => Run(later, null, "SELECT * FROM articles"));
    }

    [Fact]
    public void InMemory_BeforeAnyMigration_KeepsWhatIsWritten()
    {
        using var database = New("Good", Place.Memory).Execute("CREATE TABLE legacy (a)").Execute("INSERT INTO legacy VALUES (1)");

        Assert.Equal(["1"], database.Up().Query("SELECT a FROM legacy"));
    }

    [Fact]
    public void On_AnOpenConnection_LeavesItOpen()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        New("Good", Place.Connection, connection).Up().Dispose();

        Run(connection, null, "INSERT INTO articles VALUES (1, 5)");
    }

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static TestDatabase New(string migrations, Place place = Place.File, SqliteConnection? connection = null)
    {
        var assembly = typeof(TestDatabaseTests).Assembly;
        return place switch
        {
            Place.File => new TestDatabase(assembly, Configure),
            Place.Memory => TestDatabase.InMemory(assembly, Configure),
            _ => TestDatabase.On(connection!, assembly, Configure),
        };

        void Configure(MigrationOptions options) => options.Namespace = "Gromozeka.FluentMigrations.Testing.Tests.Fixtures." + migrations;
    }
}
