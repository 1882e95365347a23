using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Gromozeka.Database;

/// <summary>Checks the section <c>Database</c> when the host starts. Each message begins with the key.</summary>
internal sealed class DatabaseOptionsValidator(IConfiguration section) : IValidateOptions<DatabaseOptions>
{
    /// <summary>Thirty days.</summary>
    private const int LongestStep = 30 * 24 * 3600;

    private static readonly string[] Keys = [.. typeof(DatabaseOptions).GetProperties().Select(property => property.Name)];

    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var errors = new[]
        {
            Check(
                nameof(options.Provider),
                options.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase)
                    ? null
                    : $"'{options.Provider}' is not known; the only provider is Sqlite"
            ),
            Check(nameof(options.ConnectionString), ConnectionString(options.ConnectionString)),
            Check(
                nameof(options.LockTimeoutSeconds),
                options.LockTimeoutSeconds > 0 ? null : $"{options.LockTimeoutSeconds} is not greater than 0"
            ),
            Check(
                nameof(options.CommandTimeoutSeconds),
                options.CommandTimeoutSeconds > 0 ? null : $"{options.CommandTimeoutSeconds} is not greater than 0"
            ),
            Check(
                nameof(options.StepTimeoutSeconds),
                options.StepTimeoutSeconds is >= 0 and <= LongestStep
                    ? null
                    : $"{options.StepTimeoutSeconds} is not between 0 (no limit) and {LongestStep}"
            ),
            Check(nameof(options.BackupFolder), options.BackupFolder.Length > 0 ? null : "is empty; for example \"backups\""),
            Check(
                nameof(options.BackupKeep),
                options.BackupKeep > 0 ? null : $"{options.BackupKeep} is not greater than 0; to turn backups off, set Backup to false"
            ),
        }
            .Concat(UnknownKeys())
            .OfType<string>()
            .ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    /// <summary>A key that nothing reads is probably misspelled.</summary>
    private IEnumerable<string?> UnknownKeys() =>
        section
            .GetChildren()
            .Where(child => !Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => Check(child.Key, $"is not a setting; the settings are {string.Join(", ", Keys)}"));

    private static string? Check(string key, string? error) => error is null ? null : $"{DatabaseOptions.Section}:{key}: {error}";

    private static string? ConnectionString(string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            return "is missing; for example \"Data Source=data/gromozeka.db\"";
        try
        {
            var settings = SqliteConnectionText.Read(connectionString);
            return settings.DataSource.Length == 0 ? "names no file; add a Data Source"
                : settings.DataSource == ":memory:" || settings.Mode == SqliteOpenMode.Memory
                    ? "names an in-memory database, which disappears with its connection"
                : settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? "names a URI; write the path of the file"
                : settings.Password.Length > 0 ? "has a password, but this program's SQLite cannot open encrypted files; leave it out"
                : null;
        }
        catch (MigrationException error)
        {
            return error.Why;
        }
    }
}
