using FluentMigrator;
using Gromozeka.FluentMigrations.CSharp;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>A statement of a migration.</summary>
/// <param name="Code">What it is in C#, without indentation.</param>
/// <param name="Run">What it does.</param>
internal sealed record Statement(string Code, Action<Migration> Run)
{
    /// <summary>SQL.</summary>
    public static Statement Sql(string sql) => new($"Execute.Sql({CodeText.Sql(sql)});", step => step.Execute.Sql(sql));

    /// <summary>Whether it is SQL.</summary>
    public bool IsSql => Code.StartsWith("Execute.", StringComparison.Ordinal);
}
