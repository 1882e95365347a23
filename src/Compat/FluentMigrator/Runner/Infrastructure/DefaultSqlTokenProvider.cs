using FluentMigrator.Infrastructure;
using FluentMigrator.Runner.Conventions;

namespace FluentMigrator.Runner.Infrastructure;

/// <summary>Offers the default schema to SQL scripts under the name <c>DefaultSchema</c>; without one, it offers nothing.</summary>
public class DefaultSqlTokenProvider : ISqlTokenProvider
{
    private const string DefaultSchema = "DefaultSchema";

    private readonly IConventionSet _conventionSet;

    public DefaultSqlTokenProvider(IConventionSet conventionSet)
    {
        ArgumentNullException.ThrowIfNull(conventionSet);
        _conventionSet = conventionSet;
    }

    public IDictionary<string, string> GetTokens()
    {
        var schema = _conventionSet.SchemaConvention?.SchemaNameConvention.GetSchemaName(originalSchemaName: null);
        var tokens = new Dictionary<string, string>();
        if (!string.IsNullOrEmpty(schema))
            tokens[DefaultSchema] = schema;
        return tokens;
    }
}
