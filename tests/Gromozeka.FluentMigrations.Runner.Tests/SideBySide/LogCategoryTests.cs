using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>A host's log filters, which go by category, let the same lines through with either processor.</summary>
public sealed class LogCategoryTests
{
    [Theory]
    [InlineData("CREATE TABLE \"Books\"")]
    [InlineData("CreateTable Books")]
    [InlineData("1: CreateBooks migrating")]
    [InlineData("1: CreateBooks migrated")]
    [InlineData("Beginning Transaction")]
    [InlineData("Committing Transaction")]
    public void Line_OfARun_HasTheCategoryOfFluentMigrator(string text)
    {
        var expected = Categories(builder => builder.AddSQLite(), text);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Categories(builder => builder.AddGromozekaSQLite(), text));
    }

    [Fact]
    public void Error_OfAStep_HasTheCategoryOfFluentMigrator()
    {
        var expected = Categories(builder => builder.AddSQLite(), "no such table: nowhere", "Failing");

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Categories(builder => builder.AddGromozekaSQLite(), "no such table: nowhere", "Failing"));
    }

    private static SortedSet<string> Categories(
        Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> database,
        string text,
        string migrations = "Library"
    )
    {
        using var log = new CapturedLog();
        using var host = new RunnerHost(migrations)
        {
            Database = database,
            Services = services => services.AddSingleton<ILoggerProvider>(log),
        };
        _ = Record.Exception(() => host.Run(runner => runner.MigrateUp()));
        return [.. log.Entries.Where(entry => entry.Text.Contains(text, StringComparison.Ordinal)).Select(entry => entry.Category)];
    }
}
