using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Backups;

/// <summary>Backups of a database that had migrations which the program lacks.</summary>
public sealed class NewerBackupTests : IDisposable
{
    private static readonly RestoreOptions AllowNewer = new() { AllowNewerDatabase = true };

    private readonly Bed _bed = new();
    private readonly List<Backup> _backups = [];

    public NewerBackupTests()
    {
        foreach (var program in new[] { Bed.One, Bed.Two, Bed.Three })
        {
            _bed.FullManager(program, options => options.Backup = null).Migrate();
            _backups.Add(Backups(program).Create());
        }
    }

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void ChooseNewest_ItIsNewerThanTheProgram_NamesTheNewestThatItRunsOnAndWhatIsNewer()
    {
        var error = Refusal.Of(ErrorCodes.NewerBackup, () => Backups(Bed.One).ChooseNewest());

        Assert.Contains($"{_backups[2].Name} (version 3), {_backups[1].Name} (version 2)", error.Why, StringComparison.Ordinal);
        Assert.Contains($"{_backups[0].Name} (version 1)", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void ChooseNewest_NoneThatItRunsOn_SaysSo()
    {
        File.WriteAllText(_backups[0].Path, "damaged");

        var error = Refusal.Of(ErrorCodes.NewerBackup, () => Backups(Bed.One).ChooseNewest());

        Assert.Contains("name another backup", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void ChooseNewest_TheProgramKnowsItsVersion_IsIt()
    {
        Assert.Equal(_backups[2], Backups(Bed.Three).ChooseNewest());
        Assert.Equal(_backups[2], _bed.FullManager(Bed.One, options => options.AllowNewerDatabase = true).Backups!.ChooseNewest());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Restore_ByName_NeedsTheAllowance(int number)
    {
        var (version, name) = (number + 1, _backups[number].Name);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.NewerBackup, () => Backups(Bed.One).Restore(name));

        Assert.Contains($"its version is {version}, but the newest migration of the program is 1", error.Why, StringComparison.Ordinal);
        Assert.Contains(_backups[0].Name, error.Next, StringComparison.Ordinal);
        Backups(Bed.One).Restore(name, AllowNewer);
        Assert.Equal($"{version}", _bed.File.Scalar("SELECT max(number) FROM history"));
    }

    /// <summary>What is in the file counts, not what it is called.</summary>
    [Theory]
    [InlineData("app-20260101-000000000Z-v1.db")]
    [InlineData("by-hand.db")]
    public void Restore_ACopyUnderAnotherName_NeedsTheAllowanceAsWell(string name)
    {
        File.Copy(_backups[2].Path, Path.Combine(Path.GetDirectoryName(_backups[2].Path)!, name));

        Refusal.OfUnchanged(_bed, ErrorCodes.NewerBackup, () => Backups(Bed.Two).Restore(name));
        Backups(Bed.Two).Restore(name, AllowNewer);
    }

    [Fact]
    public void Restore_TheSameOrOlder_NeedsNothing()
    {
        Backups(Bed.Two).Restore(_backups[1].Name);
        Backups(Bed.Two).Restore(_backups[0].Name);

        Assert.Equal(2, _bed.FullManager(Bed.Two).Migrate().ToVersion);
    }

    /// <summary>A manager that was told of no migrations does not know what is newer.</summary>
    [Fact]
    public void Restore_NoAssemblyIsNamed_NeedsNothing()
    {
        var backups = new BackupManager(_bed.Database(), new MigrationOptions { VersionTable = new HistoryTable() });

        Assert.Equal(_backups[2], backups.Restore(_backups[2].Name).Backup);
    }

    [Fact]
    public void Restore_ByTheBackupManagerAlone_KnowsTheProgram()
    {
        var options = Bed.Options(Bed.One);
        options.VersionTable = new HistoryTable();

        Refusal.OfUnchanged(_bed, ErrorCodes.NewerBackup, () => new BackupManager(_bed.Database(), options).Restore(_backups[1].Name));
    }

    private BackupManager Backups(string program) => _bed.FullManager(program).Backups!;
}
