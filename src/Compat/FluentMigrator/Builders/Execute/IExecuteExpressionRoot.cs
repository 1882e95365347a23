using System.Data;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Execute;

/// <summary>The start of everything that runs SQL or code of the migration's own.</summary>
public interface IExecuteExpressionRoot : IFluentSyntax
{
    /// <summary>Runs an SQL script that is a resource of an assembly, found by its full name or by the end of it.</summary>
    void EmbeddedScript(string embeddedSqlScriptName);

    /// <summary>Runs an embedded SQL script after replacing its $(name) tokens by the parameters.</summary>
    void EmbeddedScript(string embeddedSqlScriptName, IDictionary<string, object> parameters);

    /// <summary>Runs an SQL script file; a relative path is taken from the working directory of the run.</summary>
    void Script(string pathToSqlScript);

    /// <summary>Runs an SQL script file after replacing its $(name) tokens by the parameters.</summary>
    void Script(string pathToSqlScript, IDictionary<string, object> parameters);

    void Sql(string sqlStatement);

    /// <summary>Runs the SQL after replacing its $(name) tokens by the parameters.</summary>
    void Sql(string sqlStatement, IDictionary<string, object> parameters);

    /// <summary>Runs the SQL; the description stands for it in logs.</summary>
    void Sql(string sqlStatement, string description);

    void Sql(string sqlStatement, string description, IDictionary<string, object> parameters);

    /// <summary>Calls the code with the open connection and transaction of the run when its turn comes.</summary>
    void WithConnection(Action<IDbConnection, IDbTransaction> operation);

    void WithConnection(Action<IDbConnection, IDbTransaction> operation, string description);
}
