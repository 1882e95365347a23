using FluentMigrator.Expressions;

namespace FluentMigrator.Tests.Expressions;

public sealed class ExecuteSqlScriptExpressionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ExecuteWith_ARelativePath_StartsFromTheRootPath()
    {
        var (processor, calls) = RecordingProcessor.Create();
        File.WriteAllText(Path.Combine(_folder, "a.sql"), "SELECT $(x)");

        new ExecuteSqlScriptExpression { SqlScript = "a.sql", RootPath = _folder, Parameters = new Dictionary<string, object> { ["x"] = 1 } }
            .ExecuteWith(processor);

        Assert.Equal(["SELECT 1"], calls);
    }

    [Fact]
    public void ExecuteWith_AnAbsolutePath_NeedsNoRootPath()
    {
        var (processor, calls) = RecordingProcessor.Create();
        var path = Path.Combine(_folder, "a.sql");
        File.WriteAllText(path, "SELECT 1");

        new ExecuteSqlScriptExpression { SqlScript = path }.ExecuteWith(processor);

        Assert.Equal(["SELECT 1"], calls);
    }

    [Fact]
    public void ExecuteWith_AMissingFile_NamesItsFullPath()
    {
        var (processor, _) = RecordingProcessor.Create();
        var expression = new ExecuteSqlScriptExpression { SqlScript = "none.sql", RootPath = _folder };

        var exception = Assert.Throws<FileNotFoundException>(() => expression.ExecuteWith(processor));

        Assert.Contains(Path.Combine(_folder, "none.sql"), exception.Message, StringComparison.Ordinal);
    }
}
