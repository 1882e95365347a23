namespace Gromozeka.FluentMigrations.Testing.Tests;

public sealed class TestDatabaseTests
{
    [Fact]
    public void UpToAVersion_SeedRows_UpAndDown()
    {
        using var database = New("Good");

        database.Up(1).Execute("INSERT INTO articles VALUES (1, 5), (2, NULL)").AssertKeepsRows();

        Assert.Equal(["1|5", "2|NULL"], database.Query("SELECT id, price FROM articles ORDER BY id"));
        Assert.Empty(database.DownTo(0).Query("SELECT name FROM sqlite_master WHERE name = 'articles'"));
    }

    [Theory]
    [InlineData(
        "Irreversible",
        "Down of 1 (CreateArticles) does not restore the previous schema: expected nothing more, found table|articles|column|id"
    )]
    [InlineData(
        "HalfReversible",
        "Down of 2 (AddIndex) does not restore the previous schema: expected nothing more, found view|v|v|CREATE VIEW v AS SELECT 1"
    )]
    public void AssertReversible_NamesTheMigrationAndTheDifference(string migrations, string message)
    {
        using var database = New(migrations);

        var error = Assert.Throws<MigrationAssertException>(database.AssertReversible);

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AssertReversible_OfReversibleMigrations_Holds()
    {
        using var database = New("Good");

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

    private static TestDatabase New(string migrations) =>
        new(typeof(TestDatabaseTests).Assembly, options =>
            options.Namespace = "Gromozeka.FluentMigrations.Testing.Tests.Fixtures." + migrations
        );
}
