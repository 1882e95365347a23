using FluentMigrator.Runner.Exceptions;

namespace Gromozeka.FluentMigrations.Runner;

public sealed class QueryTests : IDisposable
{
    private readonly RunnerHost _host = new("Breaking");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void ListMigrations_HalfApplied_MarksCurrentPendingAndBreaking()
    {
        _host.Run(runner => runner.MigrateUp(1));

        _host.Run(runner => runner.ListMigrations());

        Assert.Equal(["Migrations", "⌘ 1: CreateBooks (current)", "💀 2: DropBooks (not applied, BREAKING)"], _host.Log.Texts.TakeLast(3));
    }

    [Fact]
    public void ListMigrations_NoFile_MakesNone()
    {
        _host.Run(runner => runner.ListMigrations());

        Assert.Equal("1: CreateBooks (not applied)", _host.Log.Texts[^2]);
        Assert.False(File.Exists(_host.File.Path));
    }

    [Fact]
    public void ValidateVersionOrder_PendingBelowApplied_NamesIt()
    {
        _host.Run(runner => runner.MigrateUp(1));
        _host.File.Execute("UPDATE VersionInfo SET Version = 2");

        var error = Assert.Throws<VersionOrderInvalidException>(() => _host.Run(runner => runner.ValidateVersionOrder()));

        Assert.Equal([1], error.InvalidMigrations.Select(migration => migration.Key));
    }

    [Fact]
    public void ValidateVersionOrder_PendingAboveApplied_IsFine()
    {
        _host.Run(runner => runner.MigrateUp(1));

        _host.Run(runner => runner.ValidateVersionOrder());

        Assert.Equal("Version ordering valid.", _host.Log.Texts[^1]);
    }

    [Fact]
    public void LoadVersionInfoIfRequired_OnlyAsks()
    {
        Assert.True(_host.Ask(runner => runner.LoadVersionInfoIfRequired()));
        Assert.False(File.Exists(_host.File.Path));

        _host.Run(runner => runner.MigrateUp(1));

        Assert.False(_host.Ask(runner => runner.LoadVersionInfoIfRequired()));
    }

    [Fact]
    public void MigrationLoader_LoadMigrations_DescribesThem()
    {
        var migrations = _host.Ask(runner => runner.MigrationLoader.LoadMigrations());

        Assert.Equal(
            ["1: CreateBooks|False", "2: DropBooks|True"],
            migrations.Values.Select(info => $"{info.GetName()}|{info.IsBreakingChange}")
        );
    }
}
