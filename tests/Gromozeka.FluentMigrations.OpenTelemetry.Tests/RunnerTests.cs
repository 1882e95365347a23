using System.Diagnostics;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using Gromozeka.FluentMigrations.OpenTelemetry.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.OpenTelemetry.Tests;

/// <summary>What the real SDK exports of FluentMigrator's own runner on the engine.</summary>
public sealed class RunnerTests : IDisposable
{
    private readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    [Fact]
    public void Runner_IsTracedAndMeasuredAsTheManagerIs()
    {
        using (_exports.Measuring())
        using (_exports.Tracing())
        {
            Run(runner => runner.MigrateUp(1));
            Run(runner => runner.MigrateUp(2));
            Run(runner => runner.Rollback(1));
        }

        Assert.Equal("migrate(lock step) migrate(lock backup step(rebuild)) rollback(lock backup step(rebuild))", _exports.Trees());
        var steps = _exports
            .Spans.Where(span => span.OperationName == "step")
            .Select(span =>
                (span.GetTagItem("db.migration.version"), span.GetTagItem("db.migration.direction"), span.GetTagItem("db.migration.rows"))
            );
        Assert.Equal([(1L, "up", 3L), (2L, "up", 3L), (2L, "down", 3L)], steps);
        Assert.Equal(
            [1L, 2L, 1L],
            _exports
                .Spans.Where(span => span.OperationName is "migrate" or "rollback")
                .Select(span => span.GetTagItem("db.migration.version"))
        );
        Assert.Equal(
            2,
            _exports.Points("db.migration.step.duration", ("db.migration.direction", "up")).Sum(point => point.GetHistogramCount())
        );
        Assert.Equal(9, _exports.Points("db.migration.rows").Sum(point => point.GetSumLong()));
        Assert.Equal(
            (1, 2),
            (
                _exports.Points("db.migration.version").Single().GetGaugeLastValueLong(),
                _exports.Points("db.migration.pending").Single().GetGaugeLastValueLong()
            )
        );
    }

    [Fact]
    public void Runner_OneCallWithSeveralSteps_IsOneRun()
    {
        using (_exports.Tracing())
            Assert.Throws<MigrationException>(() => Run(runner => runner.MigrateUp()));

        Assert.Equal("migrate(lock step step(rebuild) step)", _exports.Trees());
        var failed = _exports.Spans.Where(span => span.Status == ActivityStatusCode.Error).ToList();
        Assert.Equal(["step", "migrate"], failed.Select(span => span.OperationName));
        Assert.All(failed, span => Assert.Equal("GM501", span.GetTagItem("error.type")));
        Assert.All(failed, span => Assert.DoesNotContain("secret", span.StatusDescription, StringComparison.Ordinal));
    }

    [Fact]
    public void Runner_InATransactionOfTheHost_SaysNothingOfAVersionThatMayBeRolledBack()
    {
        using (_exports.Measuring())
        using (_exports.Tracing())
        {
            Run(runner =>
            {
                using var scope = runner.BeginScope();
                runner.MigrateUp(1);
                scope.Cancel();
            });
        }

        Assert.Equal("migrate(lock step)", _exports.Trees());
        Assert.Empty(_exports.Points("db.migration.version"));
    }

    [Fact]
    public void Runner_Preview_IsNoRun()
    {
        using (_exports.Tracing())
            Run(runner => runner.MigrateUp(1), isPreview: true);

        Assert.Empty(_exports.Spans);
    }

    /// <summary>The error is the one that comes without a listener.</summary>
    [Fact]
    public void Runner_ConnectionStringThatIsWrong_FailsAsWithoutAListener()
    {
        var alone = Record.Exception(() => Run(runner => runner.MigrateUp(1), connectionString: "Dta Source=x"));
        using var tracing = _exports.Tracing();

        var error = Record.Exception(() => Run(runner => runner.MigrateUp(1), connectionString: "Dta Source=x"));

        Assert.Equal((alone!.GetType(), alone.Message), (error!.GetType(), error.Message));
    }

    private void Run(Action<IMigrationRunner> action, bool isPreview = false, string? connectionString = null)
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(builder =>
                builder
                    .AddGromozekaSQLite()
                    .WithGlobalConnectionString(connectionString ?? _exports.File.ConnectionString)
                    .ConfigureGlobalProcessorOptions(options => options.PreviewOnly = isPreview)
                    .ScanIn(typeof(RunnerTests).Assembly)
                    .For.Migrations()
            )
            .Configure<TypeFilterOptions>(filter => filter.Namespace = typeof(CreateArticles).Namespace)
            .BuildServiceProvider(validateScopes: true);
        using var scope = services.CreateScope();
        action(scope.ServiceProvider.GetRequiredService<IMigrationRunner>());
    }
}
