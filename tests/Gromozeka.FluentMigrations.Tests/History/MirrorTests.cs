using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.History;

public sealed class MirrorTests : IDisposable
{
    private readonly Bed _bed = new();

    private string? Mirrored => _bed.File.Scalar("SELECT fact FROM facts WHERE name = 'version'");

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void EveryOperation_InTurn_KeepsTheMirrorInStep()
    {
        var manager = _bed.FullManager();

        manager.Migrate(1);
        Assert.Equal("1", Mirrored);
        manager.Migrate();
        Assert.Equal("3", Mirrored);
        manager.Rollback();
        Assert.Equal("2", Mirrored);
        manager.RollbackTo(0);
        Assert.Equal("0", Mirrored);
    }

    [Fact]
    public void InsertByHand_AfterAMigration_IsMirrored()
    {
        _bed.FullManager().Migrate();

        _bed.File.Execute("INSERT INTO history (number) VALUES (7)");

        Assert.Equal("7", Mirrored);
    }

    [Fact]
    public void Migrate_StepFails_MirrorStaysAtTheLastSuccess()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("DROP TABLE nowhere"));

        Assert.Throws<MigrationException>(() => _bed.FullManager().Migrate());

        Assert.Equal("1", Mirrored);
    }

    [Fact]
    public void Migrate_MirrorChangedByHand_BringsItInStepAndKeepsOtherKeys()
    {
        _bed.FullManager().Migrate(2);
        _bed.File.Execute("UPDATE facts SET fact = '9'; INSERT INTO facts VALUES ('mine', 'kept')");

        _bed.FullManager().Migrate();

        Assert.Equal(["mine|kept", "version|3"], _bed.File.Rows("SELECT name, fact FROM facts ORDER BY name"));
    }

    [Fact]
    public void Migrate_TableOfTheMirrorCannotBeMade_IsAnErrorAndNothingIsWritten()
    {
        _bed.File.Execute("CREATE VIEW facts AS SELECT 1 AS one");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HistoryNotCreated, () => _bed.FullManager().Migrate());

        Assert.NotNull(error.InnerException);
    }
}
