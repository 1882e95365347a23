using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Gives expressions that have no root path one and the same.</summary>
public class DefaultRootPathConvention : IRootPathConvention
{
    private readonly string _rootPath;

    /// <param name="rootPath">The folder of script files; null leaves relative paths to the working directory.</param>
    public DefaultRootPathConvention(string rootPath)
    {
        _rootPath = rootPath;
    }

    public IFileSystemExpression Apply(IFileSystemExpression expression)
    {
        if (string.IsNullOrEmpty(expression.RootPath))
            expression.RootPath = _rootPath;
        return expression;
    }
}
