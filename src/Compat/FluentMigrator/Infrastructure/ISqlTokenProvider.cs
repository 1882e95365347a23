namespace FluentMigrator.Infrastructure;

/// <summary>Adds parameters that every SQL script can use.</summary>
public interface ISqlTokenProvider
{
    /// <summary>The values by the name of their token.</summary>
    IDictionary<string, string> GetTokens();
}
