using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Safety;

/// <summary>What is looked at when, in each kind of step, and what is reported.</summary>
public sealed class StepLossesTests
{
    private const string CopyOfFacts = "CREATE TABLE n (k TEXT PRIMARY KEY, v); INSERT INTO n SELECT k, v FROM facts";

    [Theory]
    [MemberData(nameof(PlainSqlLosses.Deletes), MemberType = typeof(PlainSqlLosses))]
    public void Rollback_RowsDeletedOneByOne_RunsAndReportsThem(string sql, string deleted)
    {
        using var bed = LossBed.Down(migration => migration.Execute.Sql(sql));

        AssertReported(bed.Rollback(), bed, deleted);
    }

    [Theory]
    [MemberData(nameof(PlainSqlLosses.Deletes), MemberType = typeof(PlainSqlLosses))]
    public void Migrate_RowsDeletedOneByOne_ReportsThem(string sql, string deleted)
    {
        using var bed = LossBed.Up(migration => migration.Execute.Sql(sql));

        AssertReported(bed.Migrate(options => options.ConfirmDataLoss = true), bed, deleted);
    }

    [Theory]
    [MemberData(nameof(PlainSqlLosses.Deletes), MemberType = typeof(PlainSqlLosses))]
    public void Migrate_WithoutATransaction_ReportsRowsDeletedOneByOne(string sql, string deleted)
    {
        using var bed = LossBed.Up(migration => migration.Execute.Sql(sql), hasTransaction: false);

        AssertReported(bed.Migrate(), bed, deleted);
    }

    [Fact]
    public void Migrate_DeleteFromTable_ReportsRowsOfAllAndOfSome()
    {
        using var bed = LossBed.Up(migration =>
        {
            migration.Delete.FromTable("facts").AllRows();
            migration.Delete.FromTable("users").Row(new { id = 1 }).Row(new { id = 2 });
        });

        AssertReported(bed.Migrate(), bed, "2 rows of table facts, 2 rows of table users");
    }

    [Fact]
    public void Rollback_OfAnInsert_RunsAndReportsTheRows()
    {
        using var bed = LossBed.Down(migration => migration.Delete.FromTable("facts").Row(new { k = "x" }));

        AssertReported(bed.Rollback(), bed, "1 row of table facts");
    }

    [Fact]
    public void Rollback_DeleteFromTableWithACascade_IsRefused()
    {
        using var bed = LossBed.Down(migration => migration.Delete.FromTable("parents").AllRows(), foreignKeys: true);

        Assert.Equal("it deletes 3 rows of table children by a cascade", Refusal.Of(ErrorCodes.DataLoss, () => bed.Rollback()).Why);
    }

    [Fact]
    public void Migrate_InsertThatReplacesByTheTablesOwnRule_Warns()
    {
        using var bed = LossBed.Up(migration => migration.Insert.IntoTable("keyed").Row(new { k = 1, v = 2 }));
        bed.File.Execute("CREATE TABLE keyed (k PRIMARY KEY ON CONFLICT REPLACE, v); INSERT INTO keyed VALUES (1, 1)");

        bed.Migrate();

        Assert.Contains(bed.Log.Lines, text =>
            text.StartsWith("Warning: Migration 2 (Step2) deletes 1 row of table keyed by a REPLACE;", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Migrate_AllowDataLoss_ReportsWithoutAWarning()
    {
        using var bed = LossBed.Up(migration => migration.Execute.Sql("DROP TABLE facts; DELETE FROM docs"));

        var report = bed.Migrate(options => options.AllowDataLoss = true);

        Assert.Equal(
            [new DeletedRows("facts", null, 2, DeletionCause.Table), new DeletedRows("docs", null, 1, DeletionCause.Statement)],
            report.Steps[0].Deleted
        );
        Assert.Equal(0, bed.Log.Count(23));
    }

    [Fact]
    public void Migrate_DeleteTableOnly_IsInTheReportAndWarnedOfOnce()
    {
        using var bed = LossBed.Up(migration => migration.Delete.Table("facts"));

        Assert.Equal([new DeletedRows("facts", null, 2, DeletionCause.Table)], bed.Migrate().Steps[0].Deleted);
        Assert.Equal(1, bed.Log.Count(23));
    }

    [Fact]
    public void Migrate_DeleteTableAndSql_IsWarnedOfOnce()
    {
        using var bed = LossBed.Up(migration =>
        {
            migration.Execute.Sql("UPDATE users SET key = id");
            migration.Delete.Table("facts");
        });

        Assert.Equal([new DeletedRows("facts", null, 2, DeletionCause.Table)], bed.Migrate().Steps[0].Deleted);
        Assert.Equal(1, bed.Log.Count(23));
    }

    [Fact]
    public void Rollback_SqlThatCopiesATableThenDeleteTable_RunsWhenEveryRowWasCopied()
    {
        using var bed = LossBed.Down(migration =>
        {
            migration.Execute.Sql(CopyOfFacts);
            migration.Delete.Table("facts");
            migration.Rename.Table("n").To("facts");
        });

        Assert.Empty(bed.Rollback().Steps[0].Deleted);
        Assert.Equal(["x|1", "y|2"], bed.File.Rows("SELECT k, v FROM facts"));
    }

    [Fact]
    public void Rollback_SqlThatCopiesSomeRowsThenDeleteTable_IsRefused()
    {
        using var bed = LossBed.Down(migration =>
        {
            migration.Execute.Sql(CopyOfFacts + " WHERE k = 'x'");
            migration.Delete.Table("facts");
        });

        Assert.Equal("it drops table facts (1 row)", Refusal.Of(ErrorCodes.DataLoss, () => bed.Rollback()).Why);
    }

    [Theory]
    [InlineData("DROP TABLE facts", "drops table facts (2 rows)")]
    [InlineData("ALTER TABLE users DROP COLUMN filled", "drops column users.filled (2 rows)")]
    [InlineData("DELETE FROM users; DROP TABLE archive.log", "drops table archive.log (1 row)")]
    [InlineData(CopyOfFacts + "; DROP TABLE facts", "drops table facts (2 rows)")]
    [InlineData("DROP TABLE docs", "drops table docs (1 row)")]
    public void Rollback_WithoutATransaction_IsRefusedBeforeItsFirstStatement(string sql, string loss)
    {
        using var bed = LossBed.Down(migration => migration.Execute.Sql(sql), hasTransaction: false);
        var before = bed.File.Hash;

        Assert.Equal("it " + loss, Refusal.Of(ErrorCodes.DataLoss, () => bed.Rollback()).Why);
        Assert.Equal(before, bed.File.Hash);
    }

    [Theory]
    [InlineData("ALTER TABLE users DROP COLUMN unfilled")]
    [InlineData("DELETE FROM facts; DELETE FROM archive.log")]
    [InlineData("DROP TABLE found; DROP TABLE IF EXISTS absent; VACUUM")]
    public void Rollback_WithoutATransactionThatDropsNothing_Runs(string sql)
    {
        using var bed = LossBed.Down(migration => migration.Execute.Sql(sql), hasTransaction: false);

        Assert.Equal(1, bed.Rollback().ToVersion);
    }

    [Fact]
    public void Migrate_WithoutATransaction_WarnsOfACascadeAfterIt()
    {
        using var bed = LossBed.Up(migration => migration.Execute.Sql("DELETE FROM parents"), foreignKeys: true, hasTransaction: false);

        var report = bed.Migrate(options => options.ConfirmDataLoss = true);

        Assert.Contains(new DeletedRows("children", null, 3, DeletionCause.Cascade), report.Steps[0].Deleted);
        Assert.Equal(1, bed.Log.Count(23));
    }

    [Theory]
    [InlineData("DROP TABLE docs")]
    [InlineData("DELETE FROM docs")]
    [InlineData("INSERT INTO docs VALUES ('a'), ('b'); UPDATE docs SET body = 'c'; INSERT INTO docs (docs) VALUES ('optimize')")]
    public void Migrate_FullTextTable_ItsOwnTablesDoNotCount(string sql)
    {
        using var bed = LossBed.Up(migration => migration.Execute.Sql(sql));

        Assert.All(bed.Migrate().Steps[0].Deleted, deleted => Assert.Equal(("docs", 1), (deleted.Table, deleted.Rows)));
    }

    private static void AssertReported(MigrationReport report, LossBed bed, string deleted)
    {
        Assert.Equal(deleted, string.Join(", ", report.Steps[0].Deleted));
        Assert.Equal(
            deleted.Length == 0 ? [] : [$"Information: Migration 2 (Step2) deleted {deleted}"],
            bed.Log.Lines.Where(text => text.Contains(" deleted ", StringComparison.Ordinal))
        );
        Assert.Equal(0, bed.Log.Count(23));
    }
}
