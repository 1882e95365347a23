namespace Gromozeka.FluentMigrations.Sqlite.Shortcomings;

/// <summary>
/// What FluentMigrator gets wrong on SQLite when it creates tables and adds to them, line by line, and what happens here.
/// </summary>
public sealed class TableShortcomingTests : IDisposable
{
    private readonly Workbench _bench = new(
        "CREATE TABLE parents (id INTEGER PRIMARY KEY); CREATE TABLE old (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO old VALUES (1, 'x')"
    );

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void UniqueInCreateTable_MadeTwoEqualIndexes_MakesOne()
    {
        _bench.Migrate(m => m.Create.Table("t").WithColumn("a").AsString().Unique());

        Assert.Equal("1", _bench.Read("SELECT count(*) FROM pragma_index_list('t')"));
    }

    [Fact]
    public void IdentityWithoutPrimaryKey_LostAutoincrement_IsTheKey()
    {
        _bench.Migrate(m => m.Create.Table("t").WithColumn("id").AsInt64().Identity().WithColumn("a").AsString());

        Assert.Contains("AUTOINCREMENT", _bench.Read("SELECT sql FROM sqlite_master WHERE name = 't'"), StringComparison.Ordinal);
    }

    [Fact]
    public void IdentityOnATextKey_MadeInvalidSql_IsRefusedWithAReason() =>
        Refused.By(_bench, m => m.Create.Table("t").WithColumn("id").AsString().PrimaryKey().Identity(), "Identity()", "INTEGER");

    [Fact]
    public void IdentityInACompositeKey_MadeInvalidSql_IsRefusedWithAReason() =>
        Refused.By(
            _bench,
            m => m.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().Identity().WithColumn("b").AsInt64().PrimaryKey(),
            "Identity()",
            "whole primary key"
        );

    [Fact]
    public void DefaultNullOnANotNullColumn_WasWrittenOut_IsLeftOut()
    {
        _bench.Migrate(m => m.Create.Table("t").WithColumn("a").AsString().WithDefaultValue(null));

        Assert.DoesNotContain("DEFAULT", _bench.Read("SELECT sql FROM sqlite_master WHERE name = 't'"), StringComparison.Ordinal);
    }

    [Fact]
    public void Descriptions_WereDropped_StayInTheStatement()
    {
        _bench.Migrate(m =>
            m.Create.Table("t").WithDescription("of the table").WithColumn("a").AsString().WithColumnDescription("of the column")
        );

        var sql = _bench.Read("SELECT sql FROM sqlite_master WHERE name = 't'");
        Assert.Contains("/* of the table */", sql, StringComparison.Ordinal);
        Assert.Contains("/* of the column */", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void CompositeForeignKeyOfANewTable_HadNoWay_IsWrittenIntoTheTable()
    {
        _bench.Migrate(m =>
        {
            m.Create.Table("p").WithColumn("a").AsInt64().PrimaryKey().WithColumn("b").AsInt64().PrimaryKey();
            m.Create.Table("c").WithColumn("a").AsInt64().WithColumn("b").AsInt64();
            m.Create.ForeignKey("fk_c_p").FromTable("c").ForeignColumns("a", "b").ToTable("p").PrimaryColumns("a", "b");
        });

        Assert.Equal("0|a|a; 1|b|b", _bench.Read("SELECT seq, \"from\", \"to\" FROM pragma_foreign_key_list('c') ORDER BY seq"));
    }

    [Fact]
    public void PrimaryKeyOfANewTable_MadeASyntaxError_IsWrittenIntoTheTable()
    {
        _bench.Migrate(m =>
        {
            m.Create.Table("t").WithColumn("a").AsInt64().WithColumn("b").AsInt64();
            m.Create.PrimaryKey("pk").OnTable("t").Columns("a", "b");
        });

        Assert.Equal("a|1; b|2", _bench.Read("SELECT name, pk FROM pragma_table_info('t')"));
    }

    [Fact]
    public void ForeignKeyOnAnAddedColumn_WasDroppedInSilence_IsWritten()
    {
        _bench.Migrate(m => m.Alter.Table("old").AddColumn("parent").AsInt64().Nullable().ForeignKey("parents", "id"));

        Assert.Equal("parents|parent|id", _bench.Read("SELECT \"table\", \"from\", \"to\" FROM pragma_foreign_key_list('old')"));
    }

    [Fact]
    public void UniqueOnAnAddedColumn_WasRefusedBySqlite_IsAnIndex()
    {
        _bench.Migrate(m => m.Alter.Table("old").AddColumn("code").AsString().Nullable().Unique());

        Assert.Equal("1", _bench.Read("SELECT \"unique\" FROM pragma_index_list('old')"));
    }

    [Fact]
    public void AnInlineForeignKey_CouldNotBeRolledBack_GoesWithItsTable()
    {
        var manager = _bench.Manager("Fixtures.Reversing");

        manager.Migrate();
        manager.Rollback();

        Assert.DoesNotContain("children", _bench.File.Tables());
    }

    [Fact]
    public void Sequence_WasDroppedInSilence_IsRefused() =>
        Refused.By(_bench, m => m.Create.Sequence("s"), "Create.Sequence", "Identity()");

    [Fact]
    public void Schema_WasDroppedInSilence_IsRefused() => Refused.By(_bench, m => m.Create.Schema("s"), "Create.Schema", "attach");
}
