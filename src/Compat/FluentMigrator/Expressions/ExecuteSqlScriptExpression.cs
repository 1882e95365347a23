using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Executes the SQL of a file, which is read when the expression is executed.</summary>
public class ExecuteSqlScriptExpression : ExecuteSqlScriptExpressionBase, IFileSystemExpression
{
    /// <summary>The path of the file; a relative one starts from <see cref="RootPath"/>.</summary>
    [RequiredOrError(nameof(ErrorMessages.SqlScriptCannotBeNullOrEmpty))]
    public string SqlScript { get; set; }

    public string RootPath { get; set; }

    /// <exception cref="FileNotFoundException">There is no such file; the message names its full path.</exception>
    public override void ExecuteWith(IMigrationProcessor processor) => Execute(processor, ReadScript());

    public override string ToString() => $"{base.ToString()} {SqlScript}";

    private string ReadScript()
    {
        var path = Path.GetFullPath(string.IsNullOrEmpty(RootPath) ? SqlScript : Path.Combine(RootPath, SqlScript));
        if (!File.Exists(path))
            throw new FileNotFoundException($"The SQL script \"{SqlScript}\" was not found at {path}.", path);
        return File.ReadAllText(path);
    }
}
