using System.Globalization;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure.Extensions;

namespace FluentMigrator.Runner.Conventions;

/// <summary>
/// Names embedded scripts <c>Scripts.{direction}.{version}_{class}_{database}.sql</c>, for each id of the database
/// product and at last for <c>Generic</c>; a class without a version has the names without it.
/// </summary>
public class DefaultAutoNameConvention : IAutoNameConvention
{
    private const string AnyDatabase = "Generic";

    /// <summary>Sets the names unless the expression has some.</summary>
    public IAutoNameExpression Apply(IAutoNameExpression expression)
    {
        if (expression.AutoNames is not { Count: > 0 } && expression.AutoNameContext == AutoNameContext.EmbeddedResource)
        {
            var databases = expression.DatabaseNames.Append(AnyDatabase).Distinct();
            expression.AutoNames = [.. databases.Select(database => NameFor(expression, database))];
        }

        return expression;
    }

    private static string NameFor(IAutoNameExpression expression, string database)
    {
        var version = expression.MigrationType.GetOneAttribute<MigrationAttribute>()?.Version;
        var prefix = version == null ? string.Empty : version.Value.ToString(CultureInfo.InvariantCulture) + "_";
        return $"Scripts.{expression.Direction}.{prefix}{expression.MigrationType.Name}_{database}.sql";
    }
}
