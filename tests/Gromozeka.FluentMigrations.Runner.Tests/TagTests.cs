namespace Gromozeka.FluentMigrations.Runner;

public sealed class TagTests : IDisposable
{
    private readonly RunnerHost _host = new("Tagged");

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(new string[0], new[] { "1" })]
    [InlineData(new[] { "UK" }, new[] { "1", "2", "3", "4", "5" })]
    [InlineData(new[] { "DE" }, new[] { "1", "4", "5" })]
    [InlineData(new[] { "FR" }, new[] { "1", "6" })]
    [InlineData(new[] { "uk" }, new[] { "1" })]
    [InlineData(new[] { "UK", "Production" }, new[] { "1", "3", "4" })]
    public void MigrateUp_WithTags_AppliesWhatMatches(string[] tags, string[] applied)
    {
        _host.Runner = options => options.Tags = tags;

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(applied, _host.Versions());
    }

    [Fact]
    public void MigrateUp_UntaggedExcluded_AppliesOnlyWhatMatches()
    {
        _host.Runner = options => (options.Tags, options.IncludeUntaggedMigrations) = (["FR"], false);

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal(["6"], _host.Versions());
    }
}
