using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Safety;

public sealed class DataLossTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Rollback_TableWithRows_IsRefusedWithTheirNumberAndChangesNoByte()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO t3 VALUES (1), (2)");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager().Rollback());

        Assert.Equal("Undoing Migration 3 (Step3) would lose rows, and was refused.", error.What);
        Assert.Equal("it drops table t3 (2 rows)", error.Why);
        Assert.Contains("AllowDataLoss", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Rollback_SeveralSteps_IsRefusedBeforeTheFirst()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO t1 VALUES (1); INSERT INTO t2 VALUES (1), (2)");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager().RollbackTo(0));

        Assert.Equal("Undoing 3 migrations would lose rows, and was refused.", error.What);
        Assert.Equal("it drops table t2 (2 rows), table t1 (1 row)", error.Why);
    }

    [Fact]
    public void Rollback_ColumnOfATableWithRows_IsRefused()
    {
        _bed.Script.Up(2, migration => migration.Create.Column("extra").OnTable("t1").AsString().Nullable())
            .Down(2, migration => migration.Delete.Column("extra").FromTable("t1"));
        _bed.Manager(Bed.Two).Migrate();
        _bed.File.Execute("INSERT INTO t1 (id, extra) VALUES (1, 'x'), (2, NULL)");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager(Bed.Two).Rollback());

        Assert.Contains("column t1.extra (1 row)", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Rollback_ComputedColumn_LosesNothing()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("ALTER TABLE t1 ADD COLUMN twice AS (id * 2)"))
            .Down(2, migration => migration.Delete.Column("twice").FromTable("t1"));
        _bed.Manager(Bed.Two).Migrate();
        _bed.File.Execute("INSERT INTO t1 (id) VALUES (1), (2)");

        _bed.Manager(Bed.Two).Rollback();

        Assert.Equal(["1", "2"], _bed.File.Rows("SELECT * FROM t1"));
    }

    [Fact]
    public void Rollback_RowsThatAnEarlierStepOfTheRunWrote_AreNotLostByTheNext()
    {
        _bed.Script.Down(2, migration => migration.Execute.Sql("INSERT INTO t1 VALUES (1); DROP TABLE t2"));
        _bed.Manager(Bed.Two).Migrate();

        var error = Assert.Throws<MigrationException>(() => _bed.Manager(Bed.Two).RollbackTo(0));

        Assert.Equal(ErrorCodes.DataLoss, error.Code);
        Assert.Equal("Undoing Migration 1 (Step1) would lose rows, and was refused.", error.What);
        Assert.Equal("1", _bed.File.Scalar("SELECT count(*) FROM t1"));
        Assert.Equal("1", _bed.Versions());
    }

    [Fact]
    public void Rollback_VirtualTableWithRows_IsRefused()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("CREATE VIRTUAL TABLE docs USING fts5(body)"))
            .Down(2, migration => migration.Delete.Table("docs"));
        _bed.Manager(Bed.Two).Migrate();
        _bed.File.Execute("INSERT INTO docs VALUES ('the only copy')");

        Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager(Bed.Two).Rollback());

        Assert.Equal("the only copy", _bed.File.Scalar("SELECT body FROM docs"));
    }

    [Theory]
    [InlineData("\"t1\"", "table t1 (1 row)")]
    [InlineData("\"T1\"", "table T1 (1 row)")]
    public void Rollback_TableNamedInQuotes_IsRefused(string name, string expected)
    {
        _bed.Script.Down(1, migration => migration.Delete.Table(name));
        _bed.Manager(Bed.One).Migrate();
        _bed.File.Execute("INSERT INTO t1 VALUES (1)");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager(Bed.One).Rollback());

        Assert.Equal("it drops " + expected, error.Why);
    }

    [Fact]
    public void Rollback_ColumnNamedInQuotes_IsRefused()
    {
        _bed.Script.Up(2, migration => migration.Create.Column("extra").OnTable("t1").AsString().Nullable())
            .Down(2, migration => migration.Delete.Column("\"extra\"").FromTable("\"t1\""));
        _bed.Manager(Bed.Two).Migrate();
        _bed.File.Execute("INSERT INTO t1 (id, extra) VALUES (1, 'x')");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager(Bed.Two).Rollback());

        Assert.Equal("it drops column t1.extra (1 row)", error.Why);
    }

    /// <summary>The forecast follows a rename to the old name, which here is that of another table.</summary>
    [Fact]
    public void Rollback_RenameToAQuotedNameThatIsDroppedThen_IsRefused()
    {
        _bed.Script.Up(2, migration => migration.Create.Table("kept").WithColumn("id").AsInt64())
            .Down(2, migration =>
            {
                migration.Rename.Table("t1").To("\"other\"");
                migration.Delete.Table("other");
            });
        _bed.Manager(Bed.Two).Migrate();
        _bed.File.Execute("INSERT INTO t1 (id) VALUES (1)");

        Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager(Bed.Two).Rollback());
    }

    [Fact]
    public void Rollback_RenameInAnAttachedDatabase_DoesNotHideATableOfTheSameName()
    {
        using var archive = new TempFolder();
        new DatabaseFile(archive.File("archive.db")).Execute("CREATE TABLE log_old (id)");
        _bed.Script.Up(1, migration => migration.Create.Table("log").WithColumn("id").AsInt64())
            .Down(1, migration =>
            {
                migration.Rename.Table("log_old").InSchema("archive").To("log");
                migration.Delete.Table("log");
            });
        var manager = new MigrationManager(
            new SqliteDatabase(
                new SqliteDatabaseOptions
                {
                    ConnectionString = $"Data Source={_bed.File.Path}",
                    AttachedDatabases = new Dictionary<string, string> { ["archive"] = archive.File("archive.db") },
                }
            ),
            Bed.Options(Bed.One),
            new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider()
        );
        manager.Migrate();
        _bed.File.Execute("INSERT INTO log VALUES (1)");

        Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => manager.Rollback());

        Assert.Equal("1", _bed.File.Scalar("SELECT count(*) FROM log"));
    }

    [Fact]
    public void Rollback_ManyTables_NamesThoseWithRows()
    {
        var names = Enumerable.Range(1, 20).Select(number => $"many{number}").ToList();
        _bed.Script.Up(2, migration => names.ForEach(name => migration.Create.Table(name).WithColumn("id").AsInt64()))
            .Down(2, migration =>
            {
                names.ForEach(name => migration.Delete.Table(name.ToUpperInvariant()));
                migration.Delete.Table("gone_already");
                migration.Delete.Column("id").FromTable("t1");
            });
        _bed.Manager(Bed.Two).Migrate();
        _bed.File.Execute("INSERT INTO many7 VALUES (1), (2); INSERT INTO many11 VALUES (1); INSERT INTO t1 VALUES (1)");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager(Bed.Two).Rollback());

        Assert.Equal("it drops table MANY7 (2 rows), table MANY11 (1 row), column t1.id (1 row)", error.Why);
    }

    [Fact]
    public void Rollback_ColumnWithoutAnyValue_IsAllowed()
    {
        _bed.Script.Up(2, migration => migration.Create.Column("extra").OnTable("t1").AsString().Nullable())
            .Down(2, migration => migration.Delete.Column("extra").FromTable("t1"));
        _bed.Manager(Bed.Two).Migrate();
        _bed.File.Execute("INSERT INTO t1 (id) VALUES (1), (2)");

        Assert.Equal(1, _bed.Manager(Bed.Two).Rollback().ToVersion);
    }

    [Fact]
    public void Rollback_EmptyTableAndColumnOfAnEmptyTable_IsAllowed()
    {
        _bed.Script.Up(2, migration => migration.Create.Column("extra").OnTable("t1").AsString().Nullable())
            .Down(2, migration => migration.Delete.Column("extra").FromTable("t1"));
        _bed.Manager(Bed.Two).Migrate();

        Assert.Equal(0, _bed.Manager(Bed.Two).RollbackTo(0).ToVersion);
    }

    [Fact]
    public void Rollback_AllowDataLoss_DropsTheRows()
    {
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO t3 VALUES (1)");

        _bed.Manager(configure: options => options.AllowDataLoss = true).Rollback();

        Assert.DoesNotContain("t3", _bed.File.Tables());
    }

    [Theory]
    [InlineData("DROP TABLE t3", "table t3 (1 row)")]
    [InlineData("ALTER TABLE t3 DROP COLUMN note", "column t3.note (1 row)")]
    [InlineData("DROP TABLE \"T3\"", "table t3 (1 row)")]
    public void Rollback_RowsDroppedByPlainSql_AreNoticedAndTheStepIsRolledBack(string sql, string says)
    {
        _bed.Script.Up(3, migration => migration.Create.Table("t3").WithColumn("id").AsInt64().WithColumn("note").AsString().Nullable())
            .Down(3, migration => migration.Execute.Sql(sql));
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO t3 VALUES (1, 'kept')");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager().Rollback());

        Assert.Contains(says, error.Why, StringComparison.Ordinal);
        Assert.Equal("1|kept", _bed.File.Scalar("SELECT id, note FROM t3"));
        Assert.Equal("1,2,3", _bed.Versions());
    }

    [Fact]
    public void Rollback_TableAndColumnRenamed_AreNoLoss()
    {
        _bed.Script.Up(3, migration =>
            {
                migration.Rename.Table("t2").To("renamed");
                migration.Rename.Column("id").OnTable("renamed").To("number");
            })
            .Down(3, migration =>
            {
                migration.Rename.Column("number").OnTable("renamed").To("id");
                migration.Rename.Table("renamed").To("t2");
            });
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO renamed VALUES (5)");

        _bed.Manager().Rollback();

        Assert.Equal("5", _bed.File.Scalar("SELECT id FROM t2"));
    }

    [Fact]
    public void Rollback_TableRenamedByALaterMigration_IsForeseenBeforeTheFirstStep()
    {
        _bed.Script.Up(3, migration => migration.Rename.Table("t2").To("renamed"))
            .Down(3, migration => migration.Rename.Table("renamed").To("t2"));
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO renamed VALUES (5)");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager().RollbackTo(1));

        Assert.Contains("table renamed (1 row)", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Rollback_ColumnRenamedByALaterMigration_IsForeseenBeforeTheFirstStep()
    {
        _bed.Script.Up(2, migration => migration.Create.Column("extra").OnTable("t1").AsString().Nullable())
            .Down(2, migration => migration.Delete.Column("extra").FromTable("t1"))
            .Up(3, migration => migration.Rename.Column("extra").OnTable("t1").To("more"))
            .Down(3, migration => migration.Rename.Column("more").OnTable("t1").To("extra"));
        _bed.Manager().Migrate();
        _bed.File.Execute("INSERT INTO t1 (id, more) VALUES (1, 'x')");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.DataLoss, () => _bed.Manager().RollbackTo(1));

        Assert.Contains("column t1.more (1 row)", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Rollback_TableOfTheMigrationDroppedByHandBefore_IsNoLoss()
    {
        _bed.Script.Down(3, migration => migration.Delete.Table("t3").IfExists());
        _bed.Manager().Migrate();
        _bed.File.Execute("DROP TABLE t3");

        Assert.Equal(2, _bed.Manager().Rollback().ToVersion);
    }

    [Fact]
    public void Rollback_ForwardOnlyMigration_IsRefusedBeforeTheFirstStep()
    {
        _bed.Script.Down(2, _ => throw new NotSupportedException("no way back"));
        _bed.Manager().Migrate();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.RecordingFailed, () => _bed.Manager().RollbackTo(0));

        Assert.Equal(2, error.Version);
    }
}
