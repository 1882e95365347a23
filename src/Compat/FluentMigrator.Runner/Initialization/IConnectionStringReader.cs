namespace FluentMigrator.Runner.Initialization;

/// <summary>One place where a connection string may be.</summary>
public interface IConnectionStringReader
{
    /// <summary>The one with the highest is asked first.</summary>
    int Priority { get; }

    /// <summary>The connection string of that name; null when this place has none.</summary>
    string GetConnectionString(string connectionStringOrName);
}
