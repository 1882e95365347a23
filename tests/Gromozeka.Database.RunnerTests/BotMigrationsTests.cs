using FluentMigrator.Runner;
using Gromozeka.Database.History;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.Database;

/// <summary>The bot's migrations under FluentMigrator's runner, with FluentMigrator's own processor.</summary>
public sealed class BotMigrationsOnFluentMigratorTests() : BotMigrationsTests(runner => runner.AddSQLite());

/// <summary>The bot's migrations under FluentMigrator's runner on the engine.</summary>
public sealed class BotMigrationsOnEngineTests() : BotMigrationsTests(runner => runner.AddGromozekaSQLite());

/// <summary>The bot's migrations under FluentMigrator's runner API, whatever processor runs them.</summary>
public abstract class BotMigrationsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DatabaseFile _file;

    private readonly Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> _processor;

    private protected BotMigrationsTests(Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> processor)
    {
        _processor = processor;
        _file = new DatabaseFile(_folder.File("bot.db"));
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void MigrateUp_NewFile_KeepsTheSettingsInStep()
    {
        Run(runner => runner.MigrateUp());

        Assert.Equal(
            ["1|Initial schema", "2|Example features"],
            _file.Rows("SELECT version, description FROM migrations ORDER BY version")
        );
        Assert.Equal("2", Setting(SettingsKeys.Version));
        Assert.Equal(
            "1",
            _file.Scalar($"SELECT count(*) FROM settings WHERE key = '{SettingsKeys.LastRun}' AND value LIKE '____-__-__T__:__:__.___Z'")
        );
    }

    [Fact]
    public void Rollback_One_KeepsTheSettingsInStep()
    {
        Run(runner => runner.MigrateUp());

        Run(runner => runner.Rollback(1));

        Assert.Equal(["1"], _file.Rows("SELECT version FROM migrations"));
        Assert.Equal("1", Setting(SettingsKeys.Version));
    }

    [Fact]
    public void MigrateDown_ToNothing_KeepsTheSettingsInStep()
    {
        Run(runner => runner.MigrateUp());

        Run(runner => runner.MigrateDown(0));

        Assert.Equal(["migrations", "settings"], _file.Tables());
        Assert.Equal("0", Setting(SettingsKeys.Version));
    }

    [Fact]
    public void RollbackToVersion_Nothing_LeavesTheSettingsAtZero()
    {
        Run(runner => runner.MigrateUp());

        Run(runner => runner.RollbackToVersion(0));

        Assert.Equal(["settings"], _file.Tables());
        Assert.Equal("0", Setting(SettingsKeys.Version));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MigrateUp_AfterNothing_KeepsTheSettingsInStep(bool dropsVersionTable)
    {
        Run(runner => runner.MigrateUp());
        var schema = Schema();
        Run(runner =>
        {
            if (dropsVersionTable)
                runner.RollbackToVersion(0);
            else
                runner.MigrateDown(0);
        });

        Run(runner => runner.MigrateUp());

        Assert.Equal(["1", "2"], _file.Rows("SELECT version FROM migrations ORDER BY version"));
        Assert.Equal("2", Setting(SettingsKeys.Version));
        Assert.Equal(schema, Schema());
    }

    private string? Setting(string key) => _file.Scalar($"SELECT value FROM settings WHERE key = '{key}'");

    private IReadOnlyList<string> Schema() => _file.Rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name");

    private void Run(Action<IMigrationRunner> action)
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner =>
                _processor(runner)
                    .WithGlobalConnectionString(_file.ConnectionString)
                    .ScanIn(typeof(SettingsVersionTable).Assembly)
                    .For.All()
            )
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        action(scope.ServiceProvider.GetRequiredService<IMigrationRunner>());
    }
}
