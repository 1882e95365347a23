using System.Globalization;
using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Gromozeka.Database;

/// <summary>Checks the requirements of the bot on its section when the host starts. Each message begins with the key.</summary>
internal sealed class OwnKeys(IConfiguration section) : IValidateOptions<MigrationHostOptions>
{
    /// <summary>The keys of SQLite, which stay in the settings when the bot moves to a server.</summary>
    private static readonly string[] OfSqlite = [nameof(DatabaseOptions.ForeignKeys), "WriteAheadLog"];

    /// <summary>The keys that the migrations do not read.</summary>
    public static string[] Of(DatabaseProvider product) =>
        [
            nameof(DatabaseOptions.Provider),
            nameof(DatabaseOptions.CommandTimeoutSeconds),
            .. product == DatabaseProvider.Sqlite ? [] : OfSqlite,
        ];

    public ValidateOptionsResult Validate(string? name, MigrationHostOptions options)
    {
        var errors = new[]
        {
            Check(nameof(DatabaseOptions.Provider), text =>
                Enum.GetNames<DatabaseProvider>().Contains(text, StringComparer.OrdinalIgnoreCase)
                    ? null
                    : $"'{text}' is not known; the providers are {string.Join(" and ", Enum.GetNames<DatabaseProvider>())}"
            ),
            Check(nameof(DatabaseOptions.CommandTimeoutSeconds), text =>
                int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
                    ? null
                    : $"'{text}' is not a whole number greater than 0"
            ),
            Check(nameof(DatabaseOptions.ConnectionString), ConnectionString),
        }
            .OfType<string>()
            .ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private bool IsPostgres =>
        nameof(DatabaseProvider.Postgres).Equals(section[nameof(DatabaseOptions.Provider)], StringComparison.OrdinalIgnoreCase);

    private string? Check(string key, Func<string, string?> check) =>
        section[key] is { } text && check(text) is { } error ? $"{DatabaseOptions.Section}:{key}: {error}" : null;

    /// <summary>
    /// A connection string that cannot be read, or names a database that only one connection sees, is refused by the migrations.
    /// </summary>
    private string? ConnectionString(string text)
    {
        if (IsPostgres)
            return null;
        try
        {
            var settings = SqliteConnectionText.Read(text);
            return settings is { Mode: SqliteOpenMode.Memory, Cache: SqliteCacheMode.Shared }
                    ? "names an in-memory database, which disappears with the bot"
                : settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? "names a URI; write the path of the file"
                : settings.Password.Length > 0 ? "has a password, but this program's SQLite cannot open encrypted files; leave it out"
                : null;
        }
        catch (MigrationException)
        {
            return null;
        }
    }
}
