using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Manager;

public sealed class ValidateTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Validate_MissingFile_FindsNothing() => Assert.Empty(_bed.FullManager().Validate());

    [Fact]
    public void Validate_AllIsWell_FindsNothing()
    {
        _bed.FullManager().Migrate();

        Assert.Empty(_bed.FullManager().Validate());
    }

    [Fact]
    public void Validate_PendingMigrations_AreNoFinding()
    {
        _bed.FullManager().Migrate(1);

        Assert.Empty(_bed.FullManager().Validate());
    }

    [Fact]
    public void Validate_TableOfTheMirrorBeforeAnyVersion_IsNoFinding()
    {
        _bed.File.Execute("CREATE TABLE facts (name TEXT, fact TEXT)");

        Assert.Empty(_bed.FullManager().Validate());
    }

    [Theory]
    [InlineData("UPDATE facts SET fact = '7'", "the settings say version '7', the version table says 3")]
    [InlineData("UPDATE facts SET fact = NULL", "the settings say nothing, the version table says 3")]
    [InlineData("DELETE FROM facts", "the settings say nothing, the version table says 3")]
    [InlineData("DROP TABLE facts", "the settings say nothing, the version table says 3")]
    [InlineData("ALTER TABLE facts RENAME fact TO other", "no such column")]
    public void Validate_MirrorOutOfStep_IsFound(string sql, string says)
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute(sql);

        var finding = Assert.Single(_bed.FullManager().Validate(), finding => finding.Code == ErrorCodes.MirrorOutOfStep);

        Assert.Contains(says, finding.What, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
    }

    [Fact]
    public void Validate_RowDeletedByHand_IsFoundAsOutOfOrder()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("DELETE FROM history WHERE number = 2");

        var finding = Assert.Single(_bed.FullManager().Validate());

        Assert.Equal(ErrorCodes.OutOfOrder, finding.Code);
        Assert.Contains("its row was deleted from the version table", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_NewerDatabase_IsFound()
    {
        _bed.FullManager().Migrate();

        var finding = Assert.Single(_bed.FullManager(Bed.One).Validate());

        Assert.Equal(ErrorCodes.NewerDatabase, finding.Code);
        Assert.Contains("AllowNewerDatabase", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ConstructorThatFails_IsFound()
    {
        var finding = Assert.Single(_bed.FullManager("Gromozeka.FluentMigrations.Tests.Fixtures.FailingConstructor").Validate());

        Assert.Equal(ErrorCodes.ConstructorFailed, finding.Code);
        Assert.Contains("the constructor says no", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SeveralThingsWrong_FindsThemAll()
    {
        _bed.FullManager().Migrate();
        _bed.File.Execute("UPDATE facts SET fact = '7'");

        var findings = _bed.FullManager("Gromozeka.FluentMigrations.Tests.Fixtures.FailingConstructor").Validate();

        Assert.Equal(["GM105", "GM203", "GM301"], findings.Select(finding => finding.Code.Id).Order(StringComparer.Ordinal));
    }
}
