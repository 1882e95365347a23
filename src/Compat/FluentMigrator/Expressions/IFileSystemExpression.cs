namespace FluentMigrator.Expressions;

/// <summary>An expression that reads a file.</summary>
public interface IFileSystemExpression
{
    /// <summary>The folder that a relative path starts from; null until a convention sets it.</summary>
    string RootPath { get; set; }
}
