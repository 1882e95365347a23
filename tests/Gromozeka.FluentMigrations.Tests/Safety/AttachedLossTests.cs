using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Safety;

/// <summary>A table of one name in the database and in an attached file: what one of them loses is not what the other has.</summary>
public sealed class AttachedLossTests
{
    [Fact]
    public void Rollback_DropsTheTableOfAnAttachedFile_NamesItWithItsSchema()
    {
        using var bed = LossBed.Down(migration => migration.Delete.Table("log").InSchema("archive"));

        Assert.Equal("it drops table archive.log (1 row)", Refusal.Of(ErrorCodes.DataLoss, () => bed.Rollback()).Why);
    }

    [Fact]
    public void Rollback_DropsAnEmptyTableOfAnAttachedFile_IsNotRefusedForTheRowsOfOneInTheDatabase()
    {
        using var bed = LossBed.Down(migration => migration.Delete.Table("log").InSchema("archive"));
        bed.File.Execute("CREATE TABLE log (id); INSERT INTO log VALUES (1), (2)");
        bed.Archive.Execute("DELETE FROM log");

        Assert.Equal(1, bed.Rollback().ToVersion);
        Assert.Equal("2", bed.File.Scalar("SELECT count(*) FROM log"));
    }
}
