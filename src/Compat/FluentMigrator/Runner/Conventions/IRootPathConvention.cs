using FluentMigrator.Expressions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>Says which folder script files are in.</summary>
public interface IRootPathConvention
{
    IFileSystemExpression Apply(IFileSystemExpression expression);
}
