using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Testing.Tests.Fixtures.Scripted;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Testing.Tests;

/// <summary>What the assertions look at: everything that a migration can lose, and nothing that only the engine keeps.</summary>
public sealed class ComparisonTests
{
    [Theory]
    [InlineData("CREATE TABLE a (x INT CHECK (x > 0))", "CREATE TABLE a (x INT)")]
    [InlineData("CREATE TABLE a (x INT CHECK (x > 0))", "CREATE TABLE a (x INT CHECK (x > 1))")]
    [InlineData("CREATE TABLE a (x TEXT COLLATE NOCASE)", "CREATE TABLE a (x TEXT)")]
    [InlineData("CREATE TABLE a (x INTEGER PRIMARY KEY AUTOINCREMENT)", "CREATE TABLE a (x INTEGER PRIMARY KEY)")]
    [InlineData("CREATE TABLE a (x INT PRIMARY KEY) WITHOUT ROWID", "CREATE TABLE a (x INT NOT NULL PRIMARY KEY)")]
    [InlineData("CREATE TABLE a (x INT, y AS (x + 1))", "CREATE TABLE a (x INT, y AS (x + 2))")]
    [InlineData(
        "CREATE TABLE a (x INT); CREATE INDEX i ON a (x) WHERE x > 0",
        "CREATE TABLE a (x INT); CREATE INDEX i ON a (x) WHERE x > 1"
    )]
    [InlineData("CREATE TABLE a (x INT); CREATE INDEX i ON a (x DESC)", "CREATE TABLE a (x INT); CREATE INDEX i ON a (x)")]
    [InlineData("CREATE TABLE a (x INT); CREATE INDEX i ON a (x + 1)", "CREATE TABLE a (x INT); CREATE INDEX i ON a (x + 2)")]
    public void AssertReversible_OfADownThatLosesMeaning_Throws(string before, string after)
    {
        using var database = New(new StepScripts(before, "DROP TABLE a", after));

        Assert.Contains(
            "Down of 2 (Second) does not restore the previous schema",
            Assert.Throws<MigrationAssertException>(database.AssertReversible).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Assertions_HistoryOfOtherNames_IsNotCompared()
    {
        using var database = New(new StepScripts("CREATE TABLE a (x INT)", "CREATE TABLE b (x INT)", "DROP TABLE b"), options =>
            (options.VersionTable, options.KeepLog) = (new OtherNames(), true)
        );

        database.AssertReversible().DownTo(1).AssertKeepsRows();

        Assert.Equal(["1", "2"], database.Query("SELECT v FROM my_versions ORDER BY v"));
    }

    [Theory]
    [InlineData("migrations")]
    [InlineData("migration_log")]
    public void AssertKeepsRows_TableNamedLikeOneOfAnotherHistory_IsCompared(string table)
    {
        using var database = New(new StepScripts($"CREATE TABLE {table} (x)", $"DELETE FROM {table}")).Up(1);
        database.Execute($"INSERT INTO {table} VALUES (1)");

        var error = Assert.Throws<MigrationAssertException>(() => database.AssertKeepsRows());

        Assert.Equal($"The table {table} had 1 rows, and now has 0.", error.Message);
    }

    [Fact]
    public void AssertKeepsRows_EveryColumnRenamed_CountsTheRows()
    {
        using var kept = New(new StepScripts("CREATE TABLE a (x)", "ALTER TABLE a RENAME COLUMN x TO y")).Up(1);
        using var lost = New(new StepScripts("CREATE TABLE a (x)", "ALTER TABLE a RENAME COLUMN x TO y; DELETE FROM a WHERE y = 2")).Up(1);

        kept.Execute("INSERT INTO a VALUES (1), (2)").AssertKeepsRows();
        lost.Execute("INSERT INTO a VALUES (1), (2)");

        Assert.Equal(
            "The table a had 2 rows, and now has 1.",
            Assert.Throws<MigrationAssertException>(() => lost.AssertKeepsRows()).Message
        );
    }

    [Theory]
    [InlineData("'a' || char(0) || 'b'", "'a' || char(0) || 'c'")]
    [InlineData("'a' || char(0)", "'a'")]
    [InlineData("x'6100'", "x'6101'")]
    [InlineData("x'61'", "'a'")]
    [InlineData("1", "1.0")]
    [InlineData("NULL", "'NULL'")]
    public void AssertKeepsRows_OtherValueOrType_Throws(string before, string after)
    {
        using var database = New(new StepScripts("CREATE TABLE a (x)", $"UPDATE a SET x = {after}")).Up(1);
        database.Execute($"INSERT INTO a VALUES ({before})");

        Assert.Throws<MigrationAssertException>(() => database.AssertKeepsRows());
    }

    private static TestDatabase New(StepScripts scripts, Action<MigrationOptions>? configure = null) =>
        TestDatabase.InMemory(
            typeof(ComparisonTests).Assembly,
            options =>
            {
                options.Namespace = typeof(StepScripts).Namespace;
                configure?.Invoke(options);
            },
            new ServiceCollection().AddSingleton(scripts).BuildServiceProvider()
        );

    private sealed class OtherNames : IVersionTableMetaData
    {
        public bool OwnsSchema => false;

        public string SchemaName => "";

        public string TableName => "my_versions";

        public string ColumnName => "v";

        public string DescriptionColumnName => "d";

        public string UniqueIndexName => "my_versions_v";

        public string AppliedOnColumnName => "t";

        public bool CreateWithPrimaryKey => false;
    }
}
