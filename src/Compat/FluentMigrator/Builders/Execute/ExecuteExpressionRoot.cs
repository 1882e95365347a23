using System.Data;
using System.Reflection;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Builders.Execute;

/// <summary>
/// Records SQL, scripts and code to run. Embedded scripts are looked for where the registered providers say; without any, in the
/// assembly of the migration.
/// </summary>
internal sealed class ExecuteExpressionRoot(IMigrationContext context, Assembly migrationAssembly)
    : IExecuteExpressionRoot, IMigrationContextAccessor
{
    public IMigrationContext GetMigrationContext() => context;

    public void Sql(string sqlStatement) => Sql(sqlStatement, null, null);

    public void Sql(string sqlStatement, IDictionary<string, object> parameters) => Sql(sqlStatement, null, parameters);

    public void Sql(string sqlStatement, string description) => Sql(sqlStatement, description, null);

    public void Sql(string sqlStatement, string description, IDictionary<string, object> parameters) =>
        Record(new ExecuteSqlStatementExpression { SqlStatement = sqlStatement, Description = description }, parameters);

    public void Script(string pathToSqlScript) => Script(pathToSqlScript, null);

    public void Script(string pathToSqlScript, IDictionary<string, object> parameters) =>
        Record(new ExecuteSqlScriptExpression { SqlScript = pathToSqlScript }, parameters);

    public void EmbeddedScript(string embeddedSqlScriptName) => EmbeddedScript(embeddedSqlScriptName, null);

    public void EmbeddedScript(string embeddedSqlScriptName, IDictionary<string, object> parameters) =>
        Record(new ExecuteEmbeddedSqlScriptExpression(ResourceProviders()) { SqlScript = embeddedSqlScriptName }, parameters);

    public void WithConnection(Action<IDbConnection, IDbTransaction> operation) => WithConnection(operation, null);

    public void WithConnection(Action<IDbConnection, IDbTransaction> operation, string description) =>
        context.Record(new PerformDBOperationExpression { Operation = operation, Description = description });

    private void Record(ExecuteSqlScriptExpressionBase script, IDictionary<string, object> parameters)
    {
        script.Parameters = parameters;
        script.SqlScriptTokenProviders = context.ServiceProvider?.GetServices<ISqlTokenProvider>() ?? [];
        context.Record(script);
    }

    private List<IEmbeddedResourceProvider> ResourceProviders()
    {
        var registered = context.ServiceProvider?.GetServices<IEmbeddedResourceProvider>().ToList();
        return registered is { Count: > 0 } ? registered : [new DefaultEmbeddedResourceProvider(migrationAssembly)];
    }
}
