using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>
/// Tells the steps that change nothing but the schema, and only what they name and what belongs to it, as tables of its own belong to a
/// virtual one. Whatever runs SQL or code of its author, or touches rows, may do anything, for example write to the version table. So may
/// <c>Delete.Schema</c>: some products drop the tables in the schema as well.
/// </summary>
internal static class SchemaOnly
{
    public static bool Is(IReadOnlyList<IMigrationExpression> expressions) =>
        expressions.All(expression => Effects.Of(expression).OnlySchema);
}
