using FluentMigrator.Runner.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner;

public sealed class ConsoleTests : IDisposable
{
    private static readonly string Line = new('-', 79);

    private readonly RunnerHost _host = new("Library");
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose()
    {
        _output.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void RunnerLogger_Up_WritesHeadingsOperationsAndSql()
    {
        Log(new FluentMigratorLoggerOptions { ShowSql = true });

        _host.Run(runner => runner.MigrateUp(1));

        Assert.Contains(
            $"""
            {Line}
            1: CreateBooks migrating
            {Line}
            Beginning Transaction
            CreateTable Books
            CREATE TABLE "Books" ("Id" INTEGER NOT NULL CONSTRAINT "PK_Books" PRIMARY KEY AUTOINCREMENT, "Title" TEXT NOT NULL);
            INSERT INTO "main"."VersionInfo" ("Version", "AppliedOn", "Description") VALUES (1, CURRENT_TIMESTAMP, 'The books');
            Committing Transaction
            1: CreateBooks migrated

            """,
            _output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void RunnerLogger_ElapsedTime_IsShownWhenAskedFor()
    {
        Log(new FluentMigratorLoggerOptions { ShowElapsedTime = true });

        _host.Run(runner => runner.MigrateUp(1));

        Assert.Matches("\nCreateTable Books\n=> [0-9.E-]+s\n", _output.ToString());
        Assert.DoesNotContain("CREATE TABLE", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RunnerLogger_ErrorAndEmphasis_AreMarked()
    {
        var logger = new FluentMigratorRunnerLogger(_output, _output, new FluentMigratorLoggerOptions());

        logger.LogEmphasized("{look}");
        logger.Log(
            LogLevel.Error,
            default,
            "failed",
            new InvalidOperationException("outer", new InvalidOperationException("inner")),
            (text, _) => text
        );

        Assert.Equal("[+] {look}\n!!! outer\n!!! +- inner\n", _output.ToString());
    }

    [Fact]
    public void SqlScript_OfPreview_CanBeRun()
    {
        _host.Services = services =>
            services.AddSingleton<ILoggerProvider>(
                new SqlScriptFluentMigratorLoggerProvider(
                    _output,
                    new SqlScriptFluentMigratorLoggerOptions { OutputSemicolonDelimiter = true },
                    disposeWriter: false
                )
            );
        _host.Processor = options => options.PreviewOnly = true;
        _host.Run(runner => runner.MigrateUp());

        _host.File.Execute(_output.ToString());

        Assert.Equal(["1", "2", "20260102030405"], _host.Versions());
        Assert.Equal(["Books", "Readers", "VersionInfo"], _host.File.Tables());
    }

    [Fact]
    public void LogFile_OfRun_HoldsTheSql()
    {
        _host.Services = services =>
            services
                .AddSingleton<ILoggerProvider, LogFileFluentMigratorLoggerProvider>()
                .Configure<LogFileFluentMigratorLoggerOptions>(options =>
                    (options.OutputFileName, options.OutputGoBetweenStatements, options.OutputSemicolonDelimiter) = (
                        _host.PathOf("run.sql"),
                        true,
                        true
                    )
                );

        _host.Run(runner => runner.MigrateUp(1));

        Assert.Contains(
            "AUTOINCREMENT, \"Title\" TEXT NOT NULL);;\nGO\n",
            File.ReadAllText(_host.PathOf("run.sql")).ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AddFluentMigratorConsole_AddsTheProvider()
    {
        using var services = new ServiceCollection().AddLogging(logging => logging.AddFluentMigratorConsole()).BuildServiceProvider();

        Assert.Contains(services.GetServices<ILoggerProvider>(), provider => provider is FluentMigratorConsoleLoggerProvider);
    }

    private void Log(FluentMigratorLoggerOptions options) =>
        _host.Services = services => services.AddSingleton<ILoggerProvider>(new WriterProvider(_output, options));

    private sealed class WriterProvider(TextWriter output, FluentMigratorLoggerOptions options) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new FluentMigratorRunnerLogger(output, output, options);

        public void Dispose() { }
    }
}
