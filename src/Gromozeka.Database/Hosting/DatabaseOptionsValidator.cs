using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Gromozeka.Database;

/// <summary>Checks the section <c>Database</c> when the host starts. Each message begins with the key.</summary>
internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var errors = new[]
        {
            Check(nameof(options.Provider), options.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase) ? null : $"'{options.Provider}' is not known; the only provider is Sqlite"),
            Check(nameof(options.ConnectionString), ConnectionString(options.ConnectionString)),
            Check(nameof(options.LockTimeoutSeconds), options.LockTimeoutSeconds > 0 ? null : $"{options.LockTimeoutSeconds} is not above 0"),
            Check(nameof(options.CommandTimeoutSeconds), options.CommandTimeoutSeconds > 0 ? null : $"{options.CommandTimeoutSeconds} is not above 0"),
        }.OfType<string>().ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static string? Check(string key, string? error) => error is null ? null : $"{DatabaseOptions.Section}:{key}: {error}";

    private static string? ConnectionString(string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            return "is missing; for example \"Data Source=data/gromozeka.db\"";
        try
        {
            var settings = new SqliteConnectionStringBuilder(connectionString);
            return settings.DataSource.Length == 0 ? "names no file; it needs a Data Source"
                : settings.DataSource == ":memory:" || settings.Mode == SqliteOpenMode.Memory ? "names a database in memory, which vanishes with its connection"
                : settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? "names a URI; write the path of the file"
                : null;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }
}
