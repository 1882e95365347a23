using FluentMigrator.Runner.Initialization;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

public sealed class TaskTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(null, 0, 0, new[] { "1", "2", "20260102030405" })]
    [InlineData("migrate", 2, 0, new[] { "1", "2" })]
    [InlineData("migrate:up", 0, 0, new[] { "1", "2", "20260102030405" })]
    [InlineData("migrate:down", 1, 0, new[] { "1" })]
    [InlineData("rollback", 0, 0, new[] { "1" })]
    [InlineData("rollback", 0, 1, new[] { "1" })]
    [InlineData("rollback:toversion", 1, 0, new[] { "1" })]
    [InlineData("validateversionorder", 0, 0, new[] { "1", "2" })]
    [InlineData("listmigrations", 0, 0, new[] { "1", "2" })]
    public void Execute_Task_DoesIt(string? task, long version, int steps, string[] applied)
    {
        _host.Run(runner => runner.MigrateUp(2));

        Execute(task, version, steps);

        Assert.Equal(applied, _host.Versions());
        Assert.Equal("Task completed.", _host.Log.Texts[^1]);
    }

    [Fact]
    public void Execute_RollbackAll_DropsTheVersionTable()
    {
        _host.Run(runner => runner.MigrateUp());

        Execute("rollback:all", 0, 0);

        Assert.Empty(_host.File.Tables());
    }

    [Theory]
    [InlineData("migrate", 0, true)]
    [InlineData("migrate", 2, false)]
    [InlineData("migrate:down", 2, false)]
    [InlineData("migrate:down", 1, true)]
    [InlineData("rollback", 0, true)]
    [InlineData("rollback:toversion", 2, false)]
    [InlineData("rollback:all", 0, true)]
    [InlineData("validateversionorder", 0, false)]
    public void HasMigrationsToApply_Task_TellsAndWritesNothing(string task, long version, bool expected)
    {
        _host.Run(runner => runner.MigrateUp(2));
        var hash = _host.File.Hash;
        _host.Runner = options => (options.Task, options.Version) = (task, version);

        Assert.Equal(expected, _host.InScope(services => services.GetRequiredService<TaskExecutor>().HasMigrationsToApply()));
        Assert.Equal(hash, _host.File.Hash);
    }

    private void Execute(string? task, long version, int steps)
    {
        _host.Runner = options => (options.Task, options.Version, options.Steps) = (task, version, steps);
        _host.InScope(services =>
        {
            services.GetRequiredService<TaskExecutor>().Execute();
            return true;
        });
    }
}
