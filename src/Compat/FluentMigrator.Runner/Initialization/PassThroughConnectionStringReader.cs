namespace FluentMigrator.Runner.Initialization;

/// <summary>Gives one connection string, whatever is asked for; it comes before the configuration.</summary>
public class PassThroughConnectionStringReader : IConnectionStringReader
{
    private readonly string _connectionString;

    public PassThroughConnectionStringReader(string connectionString) => _connectionString = connectionString;

    public int Priority => 200;

    public string GetConnectionString(string connectionStringName) => _connectionString;
}
