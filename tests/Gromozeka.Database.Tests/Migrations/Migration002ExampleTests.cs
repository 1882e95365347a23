using Gromozeka.Database.Tests.Support;

using Microsoft.Data.Sqlite;

namespace Gromozeka.Database.Tests.Migrations;

public sealed class Migration002ExampleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Up_OnVersion1_MakesTableAndIndex()
    {
        var file = Bot.Migrated(_folder);

        Assert.Equal(
            ["id|INTEGER|1||1", "name|TEXT|1||0", "enabled|BOOLEAN|0|TRUE|0", "created_at|TIMESTAMP|0|CURRENT_TIMESTAMP|0"],
            file.Rows("SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo('example_features') ORDER BY cid"));
        Assert.Equal(
            ["idx_example_features_name|0|c|name|0|BINARY"],
            file.Rows(
                "SELECT i.name, i.\"unique\", i.origin, c.name, c.\"desc\", c.coll "
                + "FROM pragma_index_list('example_features') i JOIN pragma_index_xinfo(i.name) c WHERE c.key = 1"));
    }

    [Fact]
    public void Up_InsertOfAName_GetsNumberFlagAndTime()
    {
        var file = Bot.Migrated(_folder);

        file.Execute("INSERT INTO example_features (name) VALUES ('a')");

        Assert.Equal(
            "1|integer|1|text|1",
            file.Scalar("SELECT id, typeof(enabled), enabled, typeof(created_at), "
                + "created_at GLOB '20??-??-?? ??:??:??' FROM example_features"));
    }

    [Fact]
    public void Up_InsertWithoutAName_Fails()
    {
        var file = Bot.Migrated(_folder);

        Assert.Throws<SqliteException>(() => file.Execute("INSERT INTO example_features (enabled) VALUES (1)"));
    }

    [Fact]
    public void Up_NumberOfADeletedRow_IsNotUsedAgain()
    {
        var file = Bot.Migrated(_folder);
        file.Execute("INSERT INTO example_features (name) VALUES ('a'); DELETE FROM example_features");

        file.Execute("INSERT INTO example_features (name) VALUES ('b')");

        Assert.Equal("2", file.Scalar("SELECT id FROM example_features"));
    }

    [Fact]
    public void Down_FromVersion2_LeavesVersion1AsItWas()
    {
        var file = Bot.Migrated(_folder, version: 1);
        var before = Shape.Of(file);
        Bot.Manager(file).Migrate();

        Bot.Manager(file).Rollback();

        Assert.Equal(before, Shape.Of(file));
        Assert.Equal("1", file.Versions());
    }
}
