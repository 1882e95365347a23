using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>The base of expressions that execute SQL text with parameters.</summary>
public abstract class ExecuteSqlScriptExpressionBase : MigrationExpressionBase
{
    /// <summary>The parameters of the text; null when there are none.</summary>
    public IDictionary<string, object> Parameters { get; set; }

    /// <summary>Sources of further parameters; null when there are none.</summary>
    public IEnumerable<ISqlTokenProvider> SqlScriptTokenProviders { get; set; }

    /// <summary>Fills in the parameters and executes the text.</summary>
    protected void Execute(IMigrationProcessor processor, string sqlScript)
        => processor.Execute(SqlScriptTokenReplacer.ReplaceSqlScriptTokens(sqlScript, GetMergedParameters(), processor.Quoter));

    /// <summary>
    /// The parameters of the providers and the expression's own. Of equal names the later provider counts, and the
    /// expression's own before all.
    /// </summary>
    protected IDictionary<string, object> GetMergedParameters()
    {
        var merged = new Dictionary<string, object>();
        foreach (var provider in SqlScriptTokenProviders ?? [])
            foreach (var (name, value) in provider.GetTokens() ?? new Dictionary<string, string>())
                merged[name] = value;
        foreach (var (name, value) in Parameters ?? new Dictionary<string, object>())
            merged[name] = value;
        return merged;
    }
}
