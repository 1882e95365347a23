using Gromozeka.Database.Tests.Support;

namespace Gromozeka.Database.Tests.Migrations;

public sealed class Migration001InitialSchemaTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Document_OfTheSchema_IsReadCompletely()
    {
        Assert.Equal(126, SchemaDocument.Columns().Count);
        Assert.Equal(18, SchemaDocument.Columns().Select(line => line.Split('|')[0]).Distinct().Count());
        Assert.Equal(4, SchemaDocument.Indexes().Count(line => line.Contains("|c|", StringComparison.Ordinal)));
    }

    [Fact]
    public void Up_OnANewFile_MakesTheColumnsOfTheDocument()
    {
        var file = Bot.Migrated(_folder, version: 1);

        var columns = file.Rows(
            "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c "
            + "WHERE m.type = 'table' AND m.name NOT IN ('migrations', 'migration_log', 'sqlite_sequence') ORDER BY m.name, c.cid");

        Assert.Equal(SchemaDocument.Columns(), columns);
    }

    [Fact]
    public void Up_OnANewFile_MakesTheIndexesOfTheDocument()
    {
        var file = Bot.Migrated(_folder, version: 1);

        var indexes = file.Rows(
            "SELECT i.name, m.name, i.\"unique\", i.origin, (SELECT group_concat(c.name || iif(c.coll = 'BINARY', '', c.coll) "
            + "|| iif(c.\"desc\", ' DESC', ''), ', ') FROM (SELECT * FROM pragma_index_xinfo(i.name) WHERE key = 1 ORDER BY seqno) c) "
            + "FROM sqlite_master m JOIN pragma_index_list(m.name) i "
            + "WHERE m.type = 'table' AND m.name NOT IN ('migrations', 'migration_log') ORDER BY i.name");

        Assert.Equal(SchemaDocument.Indexes(), indexes);
    }

    [Fact]
    public void Up_OnANewFile_MakesNothingThatTheDocumentDoesNotName()
    {
        var file = Bot.Migrated(_folder, version: 1);

        Assert.Empty(file.Rows("SELECT name FROM sqlite_master WHERE type = 'view'"));
        Assert.Equal(
            ["settings_db_migration_delete", "settings_db_migration_insert", "settings_db_migration_update"],
            file.Rows("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"));
        Assert.Empty(file.Rows(
            "SELECT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) WHERE m.type = 'table'"));
        Assert.Empty(file.Rows(
            "SELECT name FROM sqlite_master WHERE name <> 'migration_log' AND "
            + "(sql LIKE '%AUTOINCREMENT%' OR sql LIKE '%CHECK%' OR sql LIKE '%COLLATE%')"));
        Assert.Empty(file.Rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND (wr OR strict)"));
        Assert.Equal("0|0", file.Scalar("SELECT user_version, application_id FROM pragma_user_version, pragma_application_id"));
    }

    [Fact]
    public void Down_OfAnEmptyDatabase_LeavesSettingsAndTheHistory()
    {
        var file = Bot.Migrated(_folder);

        Bot.Manager(file).RollbackTo(0);

        Assert.Equal(["migration_log", "migrations", "settings"], file.Tables());
        Assert.Equal("0", file.Scalar("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name <> "
            + "'migrations'"));
    }

    [Fact]
    public void Down_WithForeignSettings_KeepsTheirRows()
    {
        var file = Bot.Migrated(_folder);
        file.Execute("INSERT INTO settings (key, value) VALUES ('mine', 'kept'), (NULL, 'nameless')");

        Bot.Manager(file).RollbackTo(0);

        Assert.Equal(["|nameless", "mine|kept"], file.Rows("SELECT key, value FROM settings WHERE key IS NULL OR key = 'mine' ORDER BY "
            + "key"));
    }

    [Fact]
    public void Up_AfterDown_MakesTheSameSchemaAgain()
    {
        var file = Bot.Migrated(_folder);
        var before = Shape.Of(file);
        Bot.Manager(file).RollbackTo(0);

        Bot.Manager(file).Migrate();

        Assert.Equal(before, Shape.Of(file));
        Assert.Equal("1,2", file.Versions());
    }
}
