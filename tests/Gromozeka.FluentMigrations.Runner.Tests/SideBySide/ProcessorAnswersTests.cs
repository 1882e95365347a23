using FluentMigrator.Expressions;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>What a host asks the processor or the version loader itself, with either processor.</summary>
public sealed class ProcessorAnswersTests
{
    private const string Rows = "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'one'), (0, 'none'), (NULL, '7')";

    [Theory]
    [InlineData("SELECT count(*) FROM t WHERE a = 5", false)]
    [InlineData("SELECT count(*) FROM t WHERE a = 1", true)]
    [InlineData("SELECT a FROM t WHERE b = 'none'", false)]
    [InlineData("SELECT a FROM t WHERE b = 'one'", true)]
    [InlineData("SELECT a FROM t WHERE a IS NULL", false)]
    [InlineData("SELECT b FROM t WHERE a = 1", false)]
    [InlineData("SELECT b FROM t WHERE a IS NULL", true)]
    [InlineData("SELECT -1", false)]
    [InlineData("SELECT 1 FROM t WHERE a = 9", false)]
    public void Exists_IsWhetherTheFirstValueIsANumberAboveZero(string sql, bool expected)
    {
        Assert.Equal(expected, Ask(builder => builder.AddSQLite(), runner => runner.Processor.Exists(sql)));
        Assert.Equal(expected, Ask(builder => builder.AddGromozekaSQLite(), runner => runner.Processor.Exists(sql)));
    }

    [Fact]
    public void Statement_ThatFails_IsAFourPartErrorThatNamesIt()
    {
        using var host = new RunnerHost("Library");
        host.File.Execute(Rows);

        host.Run(runner =>
        {
            var executed = Assert.Throws<MigrationException>(() =>
                runner.Processor.Execute("INSERT INTO t VALUES (2, 'two'); INSERT INTO nowhere VALUES (1)")
            );
            Assert.Contains("INSERT INTO nowhere", executed.What, StringComparison.Ordinal);
            Assert.Contains("no such table: nowhere", executed.Why, StringComparison.Ordinal);
            Assert.Contains("statements before the failure stay", executed.State, StringComparison.Ordinal);

            var processed = Assert.Throws<MigrationException>(() =>
                runner.Processor.Process(new DeleteTableExpression { TableName = "nowhere" })
            );
            Assert.Contains("DROP TABLE \"nowhere\"", processed.What, StringComparison.Ordinal);

            Assert.Equal(
                ErrorCodes.InvalidScript,
                Assert.Throws<MigrationException>(() => runner.Processor.Execute("SELECT 'never ends")).Code
            );
        });

        Assert.Equal("4", host.File.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void DeleteVersion_WithoutVersionTable_DoesNothing()
    {
        using var host = new RunnerHost("Library");

        host.InScope<object?>(services =>
        {
            services.GetRequiredService<IVersionLoader>().DeleteVersion(5);
            return null;
        });

        Assert.False(File.Exists(host.File.Path));
    }

    [Fact]
    public void RemoveVersionTable_WithVersions_KeepsThemAndSaysSo()
    {
        using var host = new RunnerHost("Library");
        host.Run(runner => runner.MigrateUp());

        host.InScope<object?>(services =>
        {
            services.GetRequiredService<IVersionLoader>().RemoveVersionTable();
            return null;
        });

        Assert.Equal(3, host.Versions().Count);
        Assert.Contains(host.Log.Warnings, line =>
            line.Contains("VersionInfo was not dropped, because it has versions: 3", StringComparison.Ordinal)
        );
    }

    private static bool Ask(Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> database, Func<IMigrationRunner, bool> question)
    {
        using var host = new RunnerHost("Library") { Database = database };
        host.File.Execute(Rows);
        return host.Ask(question);
    }
}
