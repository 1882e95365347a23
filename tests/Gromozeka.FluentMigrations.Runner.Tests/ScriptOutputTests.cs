using FluentMigrator.Runner.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>The file that a host has its SQL written to, with the options as FluentMigrator has them.</summary>
public sealed class ScriptOutputTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Preview_WrittenToAFile_CanBeRun(bool hasDelimiters)
    {
        var script = Script(hasDelimiters, runner => runner.MigrateUp());

        _host.File.Execute(script);

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
        Assert.Equal(["Books", "Readers", "VersionInfo"], _host.File.Tables());
    }

    [Fact]
    public void Preview_OfWhatTheAuthorWrote_CanBeRun()
    {
        _host.File.Execute("CREATE TABLE t (a)");
        var script = Script(hasDelimiters: false, runner => runner.Up(
                new Plain(migration =>
                {
                    migration.Execute.Sql("INSERT INTO t VALUES ('--1')");
                    migration.Execute.Sql("INSERT INTO t VALUES (2) -- two");
                    migration.Execute.Sql("INSERT INTO t VALUES (3); INSERT INTO t VALUES (4);");
                    migration.Execute.Sql("CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END");
                    migration.Execute.WithConnection((_, _) => { });
                    migration.Insert.IntoTable("t").Row(new { a = "five;\n-- six" });
                })
            ));

        _host.File.Execute(script);

        Assert.Equal(["--1", "2", "3", "4", "five;\n-- six"], _host.File.Rows("SELECT a FROM t"));
    }

    [Fact]
    public void Log_OfInsertedRows_NamesNoClassOfTheLibrary()
    {
        _host.Run(runner =>
            runner.Up(
                new Plain(migration =>
                {
                    migration.Create.Table("t").WithColumn("a").AsInt32();
                    migration.Insert.IntoTable("t").Row(new { a = 1 });
                })
            )
        );

        Assert.Contains("CreateTable t", _host.Log.Texts);
        Assert.DoesNotContain(_host.Log.Texts, text => text.Contains("FluentMigrator.Expressions", StringComparison.Ordinal));
    }

    private string Script(bool hasDelimiters, Action<IMigrationRunner> action)
    {
        var path = _host.PathOf("preview.sql");
        _host.Processor = options => options.PreviewOnly = true;
        _host.Services = services =>
            services
                .AddSingleton<ILoggerProvider, LogFileFluentMigratorLoggerProvider>()
                .Configure<LogFileFluentMigratorLoggerOptions>(options =>
                    (options.OutputFileName, options.OutputSemicolonDelimiter) = (path, hasDelimiters)
                );
        _host.Run(action);
        return File.ReadAllText(path);
    }
}
