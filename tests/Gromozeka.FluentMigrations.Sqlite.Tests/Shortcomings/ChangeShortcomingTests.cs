using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Shortcomings;

/// <summary>What FluentMigrator refuses, breaks or drops in silence when it changes an existing table on SQLite, line by line.</summary>
public sealed class ChangeShortcomingTests : IDisposable
{
    private readonly Workbench _bench = new(
        """
        CREATE TABLE parents (id INTEGER PRIMARY KEY);
        CREATE TABLE old (id INTEGER CONSTRAINT pk_old PRIMARY KEY, a TEXT DEFAULT 'd' UNIQUE, b INTEGER, p INTEGER CONSTRAINT fk_old REFERENCES parents (id));
        INSERT INTO parents VALUES (1);
        INSERT INTO old VALUES (1, 'x', 10, 1), (2, 'y', 20, NULL);
        """
    );

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void AlterColumn_WasRefusedOrDropped_ChangesTypeNullabilityAndDefault()
    {
        _bench.Migrate(m => m.Alter.Column("b").OnTable("old").AsString().NotNullable().WithDefaultValue("z"));

        Assert.Equal("TEXT|1|'z'", _bench.Read("SELECT type, \"notnull\", dflt_value FROM pragma_table_info('old') WHERE name = 'b'"));
        Assert.Equal("'10'; '20'", _bench.Read("SELECT quote(b) FROM old"));
    }

    [Fact]
    public void AddColumnNotNullWithoutDefault_WasARawError_IsRefusedWithTheNumberOfRows() =>
        Refused.By(_bench, m => m.Create.Column("c").OnTable("old").AsInt32(), "2 rows", "SetExistingRowsTo");

    [Fact]
    public void SetExistingRowsToNotNullable_WasRefusedOrLeftNullable_FillsAndForbids()
    {
        _bench.Migrate(m => m.Alter.Table("old").AddColumn("c").AsInt32().SetExistingRowsTo(7).NotNullable());

        Assert.Equal("7|7", _bench.Read("SELECT min(c), max(c) FROM old"));
        Assert.Equal("1", _bench.Read("SELECT \"notnull\" FROM pragma_table_info('old') WHERE name = 'c'"));
    }

    [Fact]
    public void AlterColumnSetExistingRowsTo_IsIgnoredByFluentMigrator_IsRefusedWithWhatHelps()
    {
        var error = Assert.Throws<MigrationException>(() =>
            _bench.Migrate(m => m.Alter.Table("old").AlterColumn("p").AsInt64().SetExistingRowsTo(1).NotNullable())
        );

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains("Update.Table(…) before the change", error.Next, StringComparison.Ordinal);
        Assert.DoesNotContain("SetExistingRowsTo", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddColumnWithCurrentTimestamp_WasARawError_GivesEachRowTheTime()
    {
        _bench.Migrate(m => m.Create.Column("c").OnTable("old").AsDateTime().WithDefault(SystemMethods.CurrentUTCDateTime));

        Assert.Equal("2", _bench.Read("SELECT count(*) FROM old WHERE c LIKE '20__-__-__ %'"));
    }

    [Fact]
    public void AddColumnPrimaryKeyAndIdentity_WereRawErrors_NumberTheRows()
    {
        _bench.File.Execute("CREATE TABLE loose (w TEXT); INSERT INTO loose (rowid, w) VALUES (5, 'five')");

        _bench.Migrate(m => m.Create.Column("id").OnTable("loose").AsInt64().PrimaryKey().Identity());

        Assert.Equal("5|five", _bench.Read("SELECT id, w FROM loose"));
    }

    [Fact]
    public void AddColumnStoredComputed_WasARawError_IsComputed()
    {
        _bench.Migrate(m => m.Create.Column("c").OnTable("old").AsInt32().Nullable().Computed("b + 1", stored: true));

        Assert.Equal("11; 21", _bench.Read("SELECT c FROM old"));
    }

    [Fact]
    public void CreateForeignKey_WasRefusedOrDropped_IsWritten()
    {
        _bench.Migrate(m => m.Create.ForeignKey("fk").FromTable("old").ForeignColumn("id").ToTable("old").PrimaryColumn("id"));

        Assert.Equal("id; p", _bench.Read("SELECT \"from\" FROM pragma_foreign_key_list('old') ORDER BY 1"));
    }

    [Fact]
    public void ReferencedBy_WasRefusedOrDropped_IsWrittenIntoTheOtherTable()
    {
        _bench.File.Execute("UPDATE old SET b = NULL");

        _bench.Migrate(m => m.Create.Table("other").WithColumn("id").AsInt64().PrimaryKey().ReferencedBy("fk", "old", "b"));

        Assert.Equal("other", _bench.Read("SELECT \"table\" FROM pragma_foreign_key_list('old') WHERE \"from\" = 'b'"));
    }

    [Fact]
    public void DeleteForeignKey_WasRefusedOrDropped_TakesItAway()
    {
        _bench.Migrate(m => m.Delete.ForeignKey("fk_old").OnTable("old"));

        Assert.Equal("0", _bench.Read("SELECT count(*) FROM pragma_foreign_key_list('old')"));
    }

    [Fact]
    public void CreatePrimaryKey_WasASyntaxError_IsWritten()
    {
        _bench.File.Execute("CREATE TABLE loose (w TEXT, n INTEGER); INSERT INTO loose VALUES ('a', 1)");

        _bench.Migrate(m => m.Create.PrimaryKey("pk").OnTable("loose").Columns("w", "n"));

        Assert.Equal("w|1; n|2", _bench.Read("SELECT name, pk FROM pragma_table_info('loose')"));
    }

    [Fact]
    public void DeletePrimaryKey_WasRefusedOrDropped_TakesItAway()
    {
        _bench.Migrate(m => m.Delete.PrimaryKey("pk_old").FromTable("old"));

        Assert.Equal("0", _bench.Read("SELECT sum(pk) FROM pragma_table_info('old')"));
    }

    [Fact]
    public void DeleteDefaultConstraint_WasRefusedOrDropped_TakesItAway()
    {
        _bench.Migrate(m => m.Delete.DefaultConstraint().OnTable("old").OnColumn("a"));

        Assert.Equal("0", _bench.Read("SELECT count(dflt_value) FROM pragma_table_info('old')"));
    }

    [Fact]
    public void DeleteUniqueConstraintWithinTheTable_CouldNotBeDropped_IsTakenAway()
    {
        _bench.Migrate(m => m.Delete.UniqueConstraint("UC_old_a").FromTable("old"));

        Assert.Equal("0", _bench.Read("SELECT count(*) FROM pragma_index_list('old')"));
    }

    [Fact]
    public void DeleteColumnWithIndexKeyOrUnique_WasARawError_GoesWithThem()
    {
        _bench.File.Execute("CREATE INDEX ix_b ON old (b)");

        _bench.Migrate(m => m.Delete.Column("a").Column("b").Column("p").FromTable("old"));

        Assert.Equal("1; 2", _bench.Read("SELECT * FROM old"));
        Assert.Equal(
            "0|0",
            _bench.Read("SELECT (SELECT count(*) FROM pragma_index_list('old')), (SELECT count(*) FROM pragma_foreign_key_list('old'))")
        );
    }

    [Fact]
    public void DeleteColumnUsedInAView_WasARawError_NamesTheView()
    {
        _bench.File.Execute("CREATE VIEW totals AS SELECT sum(b) FROM old");

        var error = Assert.Throws<MigrationException>(() => _bench.Migrate(m => m.Delete.Column("b").FromTable("old")));

        Assert.Equal(ErrorCodes.DependentBroken, error.Code);
        Assert.Contains("view totals", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckConstraint_HadNoWay_IsPartOfACustomType()
    {
        _bench.Migrate(m => m.Alter.Column("b").OnTable("old").AsCustom("INTEGER CHECK (b > 0)"));

        Assert.Contains("CHECK (b > 0)", _bench.Read("SELECT sql FROM sqlite_master WHERE name = 'old'"), StringComparison.Ordinal);
    }
}
