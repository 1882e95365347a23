using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>
/// Detects steps that change only the schema objects they name and their dependents, such as the shadow tables of a virtual table. A step
/// that runs the author's SQL or code, or touches rows, may do anything, for example write to the version table. So may
/// <c>Delete.Schema</c>, because some products drop the tables in the schema as well.
/// </summary>
internal static class SchemaOnly
{
    public static bool Is(IReadOnlyList<IMigrationExpression> expressions) =>
        expressions.All(expression => Effects.Of(expression).OnlySchema);
}
