using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Safety;

public sealed class ConfirmDataLossTests : IDisposable
{
    private readonly Bed _bed = new();

    public ConfirmDataLossTests()
    {
        _bed.Script.Up(1, migration => migration.Create.Table("t1").WithColumn("id").AsInt64().WithColumn("note").AsString().Nullable());
        _bed.Manager(Bed.One).Migrate();
        _bed.File.Execute("INSERT INTO t1 (id, note) VALUES (1, 'a'), (2, 'b')");
    }

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_DeletesATableWithRows_WarnsWithTheirNumberAndTheBackup()
    {
        _bed.Script.Up(2, migration => migration.Delete.Table("t1"));

        var report = _bed.Manager(Bed.Two).Migrate();

        Assert.Contains(
            $"Warning: Migration 2 (Step2) deletes table t1 (2 rows); they are in the backup {report.Backup!.Path}",
            _bed.Log.Texts
        );
        Assert.Equal(["1", "2"], new TestHelpers.DatabaseFile(report.Backup.Path).Rows("SELECT id FROM t1"));
    }

    [Fact]
    public void Migrate_DeletesAColumnWithoutABackup_SaysSo()
    {
        _bed.Script.Up(2, migration => migration.Delete.Column("note").FromTable("t1"));

        _bed.Manager(Bed.Two, options => options.Backup = null).Migrate();

        Assert.Contains("Warning: Migration 2 (Step2) deletes column t1.note (2 rows); there is no backup of this run", _bed.Log.Texts);
    }

    [Fact]
    public void Migrate_ConfirmDataLoss_IsRefusedAndNothingOfTheStepIsDone()
    {
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("made").WithColumn("id").AsInt64();
            migration.Delete.Table("t1");
        });

        var error = Refusal.Of(ErrorCodes.DataLoss, () => _bed.Manager(Bed.Two, options => options.ConfirmDataLoss = true).Migrate());

        Assert.Equal("Applying Migration 2 (Step2) would lose rows, and was refused.", error.What);
        Assert.Equal("it drops table t1 (2 rows)", error.Why);
        Assert.DoesNotContain("made", _bed.File.Tables());
        Assert.Equal("2", _bed.File.Scalar("SELECT count(*) FROM t1"));
    }

    [Fact]
    public void Migrate_WithoutATransaction_IsRefusedBeforeItsFirstStatement()
    {
        const string without = "Gromozeka.FluentMigrations.Tests.Fixtures.WithoutTransaction";
        _bed.File.Execute("DELETE FROM VersionInfo");
        _bed.Script.Up(1, migration => migration.Delete.Table("t1"));

        Refusal.Of(ErrorCodes.DataLoss, () => _bed.Manager(without, options => options.ConfirmDataLoss = true).Migrate());

        Assert.Equal("2", _bed.File.Scalar("SELECT count(*) FROM t1"));
    }

    [Fact]
    public void Migrate_ConfirmedByAllowDataLoss_RunsWithoutAWarning()
    {
        _bed.Script.Up(2, migration => migration.Delete.Table("t1"));

        _bed.Manager(Bed.Two, options =>
            {
                options.ConfirmDataLoss = true;
                options.AllowDataLoss = true;
            })
            .Migrate();

        Assert.Equal(0, _bed.Log.Count(23));
    }

    [Fact]
    public void Migrate_DeletesAnEmptyTableOrOneThatItMakes_DoesNotWarn()
    {
        _bed.File.Execute("DELETE FROM t1");
        _bed.Script.Up(2, migration =>
        {
            migration.Delete.Table("t1");
            migration.Create.Table("passing").WithColumn("id").AsInt64();
            migration.Insert.IntoTable("passing").Row(new { id = 1 });
            migration.Delete.Table("passing");
        });

        _bed.Manager(Bed.Two, options => options.ConfirmDataLoss = true).Migrate();

        Assert.Equal(0, _bed.Log.Count(23));
    }
}
